using System.CommandLine;
using System.Globalization;
using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Reviews;
using ApiPack.Etl.Lake.Reviews;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack examples</c>: people's review of the example instructions (paper 3.3).</summary>
internal static class ExamplesCommand
{
    private const int LongestReviewer = 100;
    private static readonly int Instruction = EndpointText.Schema.Columns.Count;

    private static readonly RowSchema<(EndpointText Endpoint, string Instruction, string Source)> Exported = new(
        [.. EndpointText.Schema.Columns, new("instruction", ColumnType.Text), new("instruction_source", ColumnType.Text)],
        static (_, _) => throw new NotSupportedException("these rows are only read"),
        static from => (EndpointText.Schema.Read(from), from.Text(Instruction), from.Text(Instruction + 1)));

    public static Command Create(Terminal terminal) => new("examples", "Hands the example instructions out to be reviewed, and takes them back.")
    {
        Export(terminal),
        Import(terminal),
    };

    private static Command Export(Terminal terminal)
    {
        var lake = Options.Lake();
        var version = new Argument<string?>("VERSION") { Description = "Version whose examples to export (default: the latest).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Prints a version's examples, a JSON line each: edit instruction, or set approved to true to keep it.") { version, lake };
        command.SetAction(parsed =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!, terminal.Clock);
            var manifest = folder.Version(parsed.GetValue(version));
            using var engine = folder.Engine(manifest);
            foreach (var (endpoint, instruction, source) in engine.Read(ResourceFile.Read("04-examples/exported.sql"), Exported))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    to.WriteString("version", manifest.Version);
                    to.WriteString("endpoint_id", endpoint.EndpointId);
                    to.WriteString("api_id", endpoint.ApiId);
                    to.WriteString("api_name", endpoint.ApiName);
                    to.WriteString("endpoint_name", endpoint.EndpointName);
                    to.WriteString("functionality", endpoint.Functionality);
                    to.WriteString("description", endpoint.Description);
                    to.WriteString("method", endpoint.Method);
                    to.WriteString("path", endpoint.Path);
                    to.WriteString("instruction", instruction);
                    to.WriteString("instruction_source", source);
                    to.WriteBoolean("approved", false);
                });
            }

            return 0;
        });
        return command;
    }

    private static Command Import(Terminal terminal)
    {
        var lake = Options.Lake();
        var file = new Argument<string>("FILE") { Description = "Lines as exported, some of them edited; - for standard input." };
        var reviewer = new Option<string>("--reviewer") { Description = "Who reviewed them, as the data shall say.", Required = true, HelpName = "NAME" };
        var json = Options.Json();
        var command = new Command("import", "Takes reviewed examples into the lake, all or none; the next build uses them. Lines left out keep what they have.") { file, reviewer, lake, json };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!, terminal.Clock);
            var import = new ReviewImport(folder, new ReviewTable(folder.Store, terminal.Clock), Named(parsed.GetValue(reviewer)!));
            Report(terminal, import.Run(Lines(parsed.GetValue(file)!, terminal), cancellation), parsed.GetValue(json));
            return Task.FromResult(0);
        });
        return command;
    }

    private static IReadOnlyList<ReviewLine> Lines(string file, Terminal terminal)
    {
        if (file == "-")
        {
            return ReviewLine.ReadAll(terminal.In, JsonLines.StandardInput);
        }

        try
        {
            using var lines = new StreamReader(file, Encoding.UTF8);
            return ReviewLine.ReadAll(lines, file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: {unreadable.Message}; give the file that apipack examples export wrote, or - for standard input", unreadable);
        }
    }

    private static string Named(string reviewer) => reviewer.Trim() is { Length: > 0 and <= LongestReviewer } name && !name.Any(char.IsControl)
        ? name
        : throw new InputException($"--reviewer is '{reviewer}'; give a name of 1 to {LongestReviewer} characters on one line");

    private static void Report(Terminal terminal, ReviewCounts counts, bool json)
    {
        if (!json)
        {
            terminal.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Edited} edited, {counts.Approved} approved as they are, {counts.Unchanged} unchanged, {counts.KnownAlready} imported before"));
            return;
        }

        JsonLines.Write(terminal.Out, to =>
        {
            to.WriteNumber("edited", counts.Edited);
            to.WriteNumber("approved", counts.Approved);
            to.WriteNumber("unchanged", counts.Unchanged);
            to.WriteNumber("imported_before", counts.KnownAlready);
        });
    }
}
