using System.Globalization;
using Spectre.Console;

namespace ApiPack.Etl.Jobs.DryRun;

/// <summary>A dry run in words: a line a stage, their sum, and what the figures rest on.</summary>
internal static class DryRunTable
{
    private const int Width = 160;

    public static void Write(TextWriter to, DryRunReport report)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;
        var table = new Table().Border(TableBorder.Simple).AddColumn("stage").AddColumn(new TableColumn("model").NoWrap());
        foreach (var name in (string[])["requests", "prompt tokens", "of them cached", "longest", "completion tokens", "GPU hours", .. report.GpuHourPrice is null ? (string[])[] : ["cost"]])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var stage in report.Stages.Append(report.Total))
        {
            table.AddRow([.. Cells(stage).Select(Markup.Escape)]);
        }

        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0))
        {
            to.WriteLine(line);
        }

        to.WriteLine();
        to.WriteLine(Text($"{report.CharactersPerToken:0.##} characters a token, {report.PrefillTokensPerSecond:N0} tokens read and {report.DecodeTokensPerSecond:N0} written a second and GPU."));
        foreach (var assumption in report.Assumptions)
        {
            to.WriteLine(assumption);
        }

        to.WriteLine("No server was contacted, and nothing is published.");
    }

    private static IEnumerable<string> Cells(StageEstimate stage) =>
    [
        stage.Stage,
        stage.Model,
        Text($"{stage.Requests:N0}"),
        Text($"{stage.PromptTokens:N0}"),
        Text($"{stage.CachedTokens:N0}"),
        Text($"{stage.LongestPromptTokens:N0}"),
        Text($"{stage.CompletionTokens:N0}"),
        Text($"{stage.GpuHours:N2}"),
        .. stage.Cost is { } cost ? (string[])[Text($"{cost:N2}")] : [],
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
