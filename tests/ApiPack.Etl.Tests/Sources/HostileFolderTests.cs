using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Check;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Ingest;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Tests.Sources;

public sealed class HostileFolderTests : IDisposable
{
    private static readonly IngestLimits Limits = new() { AliasNodes = 100_000 };

    private readonly TempFolder folder = new();

    public HostileFolderTests() => HostileFolder.Fill(folder);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Every_entry_is_kept_or_rejected_with_its_own_reason(int threads)
    {
        var rows = new Checker(Limits, FactsDouble.Read, folder.Scratch, threads).Check([folder.Root], folder.Folder).ToList();
        rows.Select(row => (row.File, row.Reason)).OrderBy(row => row.File, StringComparer.Ordinal)
            .ShouldBe(HostileFolder.Expected.OrderBy(row => row.File, StringComparer.Ordinal), Explain(rows.Where(row => !HostileFolder.Expected.Contains((row.File, row.Reason)))));
        rows.Select(row => row.File).ShouldBe(rows.Select(row => row.File).OrderBy(file => file, StringComparer.Ordinal));
        rows.ShouldAllBe(row => row.Outcome == (row.Reason == null ? "keep" : "reject") && (row.Reason == null || (row.Detail!.Length > 5 && row.Detail.Length <= 500)));
        rows.ShouldAllBe(row => row.Reason != null || row.Operations == 1);
    }

    [Fact]
    public void The_step_gives_one_outcome_a_file_under_its_key()
    {
        using var contents = FileContents.Of([new SourceSpec("bad", folder.Root)], Limits, folder.Folder, folder.Scratch);
        var step = new IngestStep(new FileJudge(contents, Limits, FactsDouble.Read));
        foreach (var file in contents.List())
        {
            var outcome = step.Run(file).ShouldHaveSingleItem();
            step.Units(file).ShouldBe(1);
            if (outcome.Reject is { } reject)
                reject.Key.ShouldBe($"bad:{file.Path}");
            else
                (outcome.Row.Source, outcome.Row.Path).ShouldBe(("bad", file.Path));
        }
    }

    [Fact]
    public void Nothing_is_left_in_the_scratch_folder_and_nothing_is_written_elsewhere()
    {
        var before = Entries();
        new Checker(Limits, FactsDouble.Read, folder.Scratch, 1).Check([folder.Root], folder.Folder).Count().ShouldBeGreaterThan(0);
        Entries().ShouldBe(before);
    }

    public void Dispose() => folder.Dispose();

    private List<string> Entries() =>
        [.. Directory.EnumerateFileSystemEntries(folder.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(entry => entry != folder.Scratch).Order(StringComparer.Ordinal)];

    private static string Explain(IEnumerable<CheckRow> rows) => string.Join('\n', rows.Select(row => $"{row.File}: {row.Reason}: {row.Detail}"));
}
