using System.Text;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Tests.Sources;

public sealed class FileContentsTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Files_are_listed_in_ordinal_order_of_their_paths()
    {
        string[] files = ["B.json", "a-b/x.json", "a.json", "a/x.json", "a/y/z.json", "a0.json", "é.json"];
        foreach (var file in files.Reverse())
            folder.Write(file, "{}");
        folder.Write(".git/config.json", "{}");
        folder.Zip("a/w.zip", ("b/c.json", "{}"), ("b.json", "{}"));
        using var contents = Contents();
        contents.List().Select(file => file.Path).ShouldBe(
            ["B.json", "a-b/x.json", "a.json", "a/w.zip!b.json", "a/w.zip!b/c.json", "a/x.json", "a/y/z.json", "a0.json", "é.json"]);
        contents.List().ShouldAllBe(file => file.Source == "s" && file.Bytes == 2);
    }

    [Fact]
    public void One_file_is_a_source_of_one()
    {
        folder.Write("a.json", "1");
        folder.Write("b.json", "2");
        using var contents = Contents("a.json");
        contents.List().ShouldHaveSingleItem().Path.ShouldBe("a.json");
        contents.Read("s", "a.json").ShouldBe("1"u8.ToArray());
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    [InlineData("x.tgz")]
    public void An_archive_is_a_source_of_its_members(string archive)
    {
        Archive(archive, [("d/é.json", "ü"), ("b.json", "second")]);
        using var contents = Contents(archive);
        contents.List().Select(file => (file.Path, file.Bytes)).ShouldBe([($"{archive}!b.json", 6L), ($"{archive}!d/é.json", 2L)]);
        contents.Read("s", $"{archive}!d/é.json").ShouldBe(Encoding.UTF8.GetBytes("ü"));
        contents.Open("s", $"{archive}!c.json").Problem!.Reason.ShouldBe(Reasons.Unreadable);
        contents.Open("s", archive).Problem!.Reason.ShouldBe(Reasons.NotOpenApi);
    }

    [Fact]
    public void Members_are_read_from_many_threads_and_more_archives_than_stay_open()
    {
        for (var i = 0; i < 24; i++)
            Archive($"{i}.{(i % 3 == 0 ? "zip" : i % 3 == 1 ? "tar" : "tgz")}", [.. Enumerable.Range(0, 5).Select(m => ($"{m}.json", $"{i} {m}"))]);
        using var contents = Contents();
        var read = contents.List().AsParallel().WithDegreeOfParallelism(8)
            .Select(file => Encoding.UTF8.GetString(contents.Read("s", file.Path))).Order(StringComparer.Ordinal).ToList();
        read.ShouldBe(Enumerable.Range(0, 24).SelectMany(i => Enumerable.Range(0, 5).Select(m => $"{i} {m}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar")]
    [InlineData("x.tgz")]
    public void An_archive_of_too_many_members_is_one_row(string archive)
    {
        Archive(archive, [.. Enumerable.Range(0, 11).Select(m => ($"{m}.json", "{}"))]);
        using var contents = Contents(limits: new IngestLimits { ArchiveMembers = 10 });
        contents.Open("s", contents.List().ShouldHaveSingleItem().Path).Problem!.Reason.ShouldBe(Reasons.TooLarge);
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar")]
    public void Members_beyond_the_archives_bytes_are_refused_in_order(string archive)
    {
        Archive(archive, [("c.json", "cccc"), ("a.json", "aaaa"), ("b.json", "bbbb")]);
        using var contents = Contents(limits: new IngestLimits { ArchiveBytes = 8 });
        contents.List().Select(file => contents.Open("s", file.Path).Problem?.Reason).ShouldBe([null, null, Reasons.TooLarge]);
    }

    [Fact]
    public void A_compressed_archive_is_not_unpacked_beyond_the_limit()
    {
        Archive("x.tgz", [("a.json", new string(' ', 1 << 20))]);
        using var contents = Contents(limits: new IngestLimits { ArchiveBytes = 1 << 19 });
        contents.Open("s", contents.List().ShouldHaveSingleItem().Path).Problem!.Reason.ShouldBe(Reasons.TooLarge);
        Directory.EnumerateFiles(folder.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public void A_member_larger_than_it_says_is_not_read_on()
    {
        Archive("x.zip", [("a.json", new string('a', 1000))]);
        var zip = Path.Combine(folder.Root, "x.zip");
        var bytes = File.ReadAllBytes(zip);
        var size = BitConverter.GetBytes(1000);
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
            BitConverter.GetBytes(10).CopyTo(bytes, at);
        File.WriteAllBytes(zip, bytes);
        using var contents = Contents();
        using var read = contents.Open("s", "x.zip!a.json");
        read.Bytes.Length.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void A_tar_archive_may_carry_long_names_and_extended_headers()
    {
        var name = string.Join('/', Enumerable.Repeat("long", 40)) + ".json";
        using (var tar = File.Create(Path.Combine(folder.Root, "x.tar")))
        {
            var record = $" path={name}2\n";
            record = $"{record.Length + 3}{record}";
            TarBytes.Write(tar, "././@LongLink", 'L', Encoding.UTF8.GetBytes(name + '\0'), name.Length + 1);
            TarBytes.WriteFile(tar, "cut", "one"u8.ToArray());
            TarBytes.Write(tar, "pax", 'x', Encoding.UTF8.GetBytes(record), record.Length);
            TarBytes.WriteFile(tar, "cut", "two"u8.ToArray());
            TarBytes.WriteEnd(tar);
        }
        using var contents = Contents("x.tar");
        contents.List().Select(file => Encoding.UTF8.GetString(contents.Read("s", file.Path))).ShouldBe(["one", "two"]);
        contents.List().First().Path.ShouldBe($"x.tar!{name}");
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../outside.json")]
    [InlineData("folder/outside.json")]
    public void A_path_from_a_table_cannot_leave_the_source(string path)
    {
        File.WriteAllText(Path.Combine(folder.Folder, "outside.json"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "folder"), "..");
        using var contents = Contents();
        contents.Open("s", path).Problem!.Reason.ShouldBe(Reasons.UnsafePath);
        Should.Throw<IOException>(() => contents.Read("s", path)).Message.ShouldNotContain(folder.Folder);
    }

    [Fact]
    public void A_link_within_the_source_is_read()
    {
        folder.Write("a/b.json", "1");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "c.json"), "a/b.json");
        using var contents = Contents();
        contents.Read("s", "c.json").ShouldBe("1"u8.ToArray());
    }

    public void Dispose() => folder.Dispose();

    private void Archive(string path, (string Name, string Text)[] members)
    {
        if (path.EndsWith(".zip", StringComparison.Ordinal))
            folder.Zip(path, members);
        else
            folder.Tar(path, members);
    }

    private FileContents Contents(string uri = ".", IngestLimits? limits = null) =>
        FileContents.Of([new SourceSpec("s", uri)], limits ?? new IngestLimits(), folder.Root, folder.Scratch);
}
