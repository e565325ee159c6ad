using ApiPack.Etl.Core;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Check;

namespace ApiPack.Etl.Tests.Sources;

public sealed class CheckerTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_file_with_the_bytes_of_one_kept_before_is_a_duplicate_under_any_path()
    {
        folder.Write("a.json", TempFolder.Good);
        folder.Write("b/c.json", TempFolder.Good);
        folder.Write("b/no.json", "{}");
        folder.Write("no.json", "{}");
        Rows("a.json", "b", "no.json").Select(row => (row.File, row.Outcome, row.Reason)).ShouldBe(
        [
            ("a.json", "keep", null),
            ("c.json", "reject", Reasons.Duplicate),
            ("no.json", "reject", Reasons.NotOpenApi),
            ("no.json", "reject", Reasons.NotOpenApi),
        ]);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_refused_before_the_first_row()
    {
        folder.Write("a.json", TempFolder.Good);
        Should.Throw<InputException>(() => Checker().Check(["a.json", "nowhere"], folder.Root).First());
    }

    [Fact]
    public void A_failure_on_one_file_is_that_files_row()
    {
        folder.Write("a.json", TempFolder.Good);
        var row = new Checker(new IngestLimits(), _ => throw new InvalidOperationException("facts"), folder.Scratch, 2).Check(["."], folder.Root).ShouldHaveSingleItem();
        (row.Outcome, row.Reason, row.Detail).ShouldBe(("reject", Reasons.StepFailed, "InvalidOperationException: facts"));
    }

    public void Dispose() => folder.Dispose();

    private Checker Checker() => new(new IngestLimits(), FactsDouble.Read, folder.Scratch, 2);

    private List<CheckRow> Rows(params string[] paths) => [.. Checker().Check(paths, folder.Root)];
}
