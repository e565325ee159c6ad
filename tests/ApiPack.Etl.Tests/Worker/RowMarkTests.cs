using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Worker;

public sealed class RowMarkTests
{
    [Fact]
    public void The_rows_of_workers_that_died_are_told_and_no_others()
    {
        using var folder = new TemporaryFolder();
        var marks = folder["marks"];
        using (var cleared = At(marks, "done"))
        {
            cleared.Clear();
        }

        At(marks, "a long key to be covered").Dispose();
        using (var dead = At(marks, "b long key"))
        {
            dead.Begin(2, static () => "b");
            dead.End();
        }

        At(marks, "b").Dispose();
        new RowMark(marks).Dispose();
        using var alive = At(marks, "alive");

        RowMark.Left(marks).ShouldBe(["a long key to be covered", "b"]);
        RowMark.Left(folder["none"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_key_is_cut_between_characters()
    {
        using var folder = new TemporaryFolder();

        At(folder["marks"], new string('日', 1000)).Dispose();

        RowMark.Left(folder["marks"]).ShouldBe([new string('日', 170)]);
    }

    private static RowMark At(string folder, string key)
    {
        var mark = new RowMark(folder);
        mark.Begin(1, () => key);
        return mark;
    }
}
