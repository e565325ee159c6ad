using System.CommandLine;
using ApiPack.Etl.Lake.HuggingFace;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack export</c>: a version in the form that its users load.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var lake = Options.Lake();
        var format = new Option<string>("--format") { Description = "Form of the export: huggingface, a dataset folder with its card.", Required = true };
        format.AcceptOnlyFromAmong("huggingface");
        var target = new Option<string>("--to") { Description = "Folder to write, new or empty.", Required = true, HelpName = "FOLDER" };
        var version = new Option<string?>("--of") { Description = "Version to export (default: the latest).", HelpName = "VERSION" };
        var command = new Command("export", "Writes a version in the form that its users load.") { format, target, lake, version };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!, terminal.Clock);
            var manifest = folder.Version(parsed.GetValue(version));
            using var engine = folder.Engine(manifest);
            HuggingFaceExport.Write(folder.Store, Path.GetFullPath(parsed.GetValue(target)!), DatasetNumbers.Of(manifest, engine), cancellation);
            terminal.Out.WriteLine($"version {manifest.Version} written to {parsed.GetValue(target)}");
            return Task.FromResult(0);
        });
        return command;
    }
}
