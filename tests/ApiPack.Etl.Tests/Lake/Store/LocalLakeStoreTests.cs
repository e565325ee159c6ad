using System.Text;
using ApiPack.Etl.Lake.Store;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Lake.Store;

public sealed class LocalLakeStoreTests : IDisposable
{
    private readonly LakeFixture lake = new();

    [Fact]
    public void Of_two_puts_the_first_wins_and_the_second_changes_nothing()
    {
        lake.Store.PutIfAbsent("a/b.json", "first"u8).ShouldBeTrue();
        lake.Store.PutIfAbsent("a/b.json", "second"u8).ShouldBeFalse();

        lake.ReadText("a/b.json").ShouldBe("first");
    }

    [Fact]
    public void Of_many_puts_at_once_exactly_one_wins_and_its_content_stands_whole()
    {
        var contents = Enumerable.Range(0, 32).Select(number => Encoding.UTF8.GetBytes(new string((char)('a' + (number % 26)), 4096 + number))).ToList();

        var won = new bool[contents.Count];
        Parallel.For(0, contents.Count, at => won[at] = lake.Store.PutIfAbsent("log/0.json", contents[at]));

        won.Count(put => put).ShouldBe(1);
        lake.ReadText("log/0.json").ShouldBe(Encoding.UTF8.GetString(contents[Array.IndexOf(won, true)]));
        Directory.GetFiles(lake.Store.Resolve("log")).Length.ShouldBe(1);
    }

    [Fact]
    public void Replace_puts_the_new_content_in_the_old_ones_place()
    {
        lake.Store.Replace("latest.json", "one"u8);
        lake.Store.Replace("latest.json", "two"u8);

        lake.ReadText("latest.json").ShouldBe("two");
        lake.Store.Length("latest.json").ShouldBe(3);
    }

    [Fact]
    public void A_list_is_deep_in_ordinal_order_and_without_half_written_files()
    {
        foreach (var path in new[] { "t/b.json", "t/B.json", "t/a/z.json", "t/.a.json.123", "u/c.json" })
            lake.WriteText(path, "12");

        lake.Store.List("t").ShouldBe([new("t/B.json", 2), new("t/a/z.json", 2), new("t/b.json", 2)]);
        lake.Store.List("absent").ShouldBeEmpty();
    }

    [Fact]
    public void An_absent_file_has_no_length_and_can_be_deleted()
    {
        lake.Store.Length("a").ShouldBeNull();
        lake.Store.Delete("a");
        Should.Throw<IOException>(() => lake.Store.OpenRead("a"));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a\\..\\b")]
    [InlineData("a\0b")]
    [InlineData("")]
    public void A_path_out_of_the_lake_is_refused(string path) =>
        Should.Throw<ArgumentException>(() => lake.Store.Resolve(path));

    [Fact]
    public void Whatever_path_is_not_refused_is_below_the_lake() => Prop.ForAll(
        Gen.Elements("..", ".", "a", "", "b c", "%2e%2e", "~").ListOf().Select(parts => string.Join('/', parts)).ToArbitrary(),
        path => !LakePath.IsSafe(path) || Path.GetFullPath(lake.Store.Resolve(path)).StartsWith(lake.Store.Root + "/", StringComparison.Ordinal))
        .QuickCheckThrowOnFailure();

    public void Dispose() => lake.Dispose();
}
