using Spectre.Console;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What a build closes with: what every stage kept and rejected, and what was published.</summary>
internal static class FunnelTable
{
    private const int Width = 120;

    public static void Write(TextWriter to, BuildReport report)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple)
            .AddColumn("stage")
            .AddColumn(new TableColumn("in").RightAligned())
            .AddColumn(new TableColumn("kept").RightAligned())
            .AddColumn(new TableColumn("rejected").RightAligned())
            .AddColumn("why");
        foreach (var entry in report.Ledger)
        {
            table.AddRow(
                entry.Stage,
                $"{entry.In:N0}",
                $"{entry.Kept:N0}",
                $"{entry.Rejected.Values.Sum():N0}",
                Markup.Escape(string.Join(", ", entry.Rejected.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => $"{reason.Key} {reason.Value:N0}"))));
        }

        PlainTable.Write(to, table, Width);
        to.WriteLine(report.Version is { } version
            ? FormattableString.Invariant($"\nversion {version}, fingerprint {report.Fingerprint}, {report.Seconds:F1} s, peak memory {report.PeakRssBytes / 1e9:F2} GB")
            : FormattableString.Invariant($"nothing published (--only), {report.Seconds:F1} s, peak memory {report.PeakRssBytes / 1e9:F2} GB"));
    }
}
