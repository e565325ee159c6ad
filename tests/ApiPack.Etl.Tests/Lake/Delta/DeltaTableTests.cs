using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.Lake.Delta;

public sealed class DeltaTableTests : IDisposable
{
    private static readonly CommitInfo Info = new() { Engine = "apipack/1.0.0", DatasetVersion = "1.0.0" };
    private readonly LakeFixture lake = new();

    [Fact]
    public void The_first_commit_has_protocol_metadata_with_both_retentions_and_the_files()
    {
        var table = lake.Instances("python/0:3");
        Commit(table).ShouldBe(0);

        var actions = Log(0);
        actions.Select(Kind).ShouldBe(["commitInfo", "protocol", "metaData", "add"]);
        actions[1].GetRawText().ShouldBe("""{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""");
        var metaData = actions[2].GetProperty("metaData");
        metaData.GetProperty("configuration").GetRawText().ShouldBe("""{"delta.logRetentionDuration":"interval 3650 days","delta.deletedFileRetentionDuration":"interval 3650 days"}""");
        metaData.GetProperty("partitionColumns").GetRawText().ShouldBe("""["lang"]""");
        metaData.GetProperty("createdTime").GetInt64().ShouldBe(lake.Clock.Now.ToUnixTimeMilliseconds());
        Guid.TryParse(metaData.GetProperty("id").GetString(), out _).ShouldBeTrue();
        actions[3].GetProperty("add").GetRawText().ShouldBe(
            $$$"""{"path":"{{{table.Files[0].Path}}}","partitionValues":{"lang":"python"},"size":{{{table.Files[0].Bytes}}},"modificationTime":{{{lake.Clock.Now.ToUnixTimeMilliseconds()}}},"dataChange":true,"stats":"{\"numRecords\":3}"}""");
        actions[0].GetProperty("commitInfo").GetProperty("userMetadata").GetString().ShouldBe("""{"version":"1.0.0"}""");
    }

    [Fact]
    public void A_later_commit_adds_what_is_new_removes_what_is_gone_and_leaves_the_rest_unsaid()
    {
        Commit(lake.Instances("python/0:3", "java/0:2", "go/0:1"));
        lake.Clock.Now = lake.Clock.Now.AddDays(1);
        Commit(lake.Instances("python/0:4", "java/0:2", "ruby/0:1")).ShouldBe(1);

        var actions = Log(1);
        actions.Select(Kind).ShouldBe(["commitInfo", "remove", "remove", "add", "add"]);
        Paths(actions, "remove").Select(path => path[..path.IndexOf('/')]).ShouldBe(["lang=go", "lang=python"]);
        Paths(actions, "remove").ShouldBeSubsetOf(Paths(Log(0), "add"));
        Paths(actions, "add").Select(path => path[..path.IndexOf('/')]).ShouldBe(["lang=python", "lang=ruby"]);
        actions[1].GetProperty("remove").GetProperty("partitionValues").GetRawText().ShouldBe("""{"lang":"go"}""");
    }

    [Fact]
    public void A_removed_path_is_spelled_as_it_was_added()
    {
        Commit(lake.Instances("python/0:3"));
        var spelled = lake.ReadText(LogFile(0)).Replace("lang=python/", "lang%3Dpyth%6Fn/", StringComparison.Ordinal);
        lake.WriteText(LogFile(0), spelled);

        Commit(lake.Instances("python/0:4"));

        Paths(Log(1), "remove").ShouldAllBe(path => path.StartsWith("lang%3Dpyth%6Fn/"));
    }

    [Fact]
    public void The_same_files_make_no_commit()
    {
        Commit(lake.Instances("python/0:3", "java/0:2"));

        Commit(lake.Instances("java/0:2", "python/0:3")).ShouldBe(0);
        lake.Store.Length(LogFile(1)).ShouldBeNull();
    }

    [Fact]
    public void Every_version_lists_its_own_files()
    {
        var first = lake.Instances("python/0:3", "java/0:2");
        var second = lake.Instances("java/0:2");
        var third = lake.Instances("python/0:3", "go/1:1");
        Table[] all = [first, second, third];

        foreach (var table in all)
            Commit(table);

        for (var version = 0; version < all.Length; version++)
            Table().Files(version).ShouldBe(all[version].Files.Select(file => new DeltaFile(file.Path, file.Bytes, file.Rows)));
    }

    [Fact]
    public void A_changed_schema_is_new_metadata_of_the_same_table()
    {
        var table = lake.Instances("python/0:3");
        Commit(table);
        lake.Clock.Now = lake.Clock.Now.AddDays(1);
        Commit(table with { Columns = [.. table.Columns, new("license", "VARCHAR")] }).ShouldBe(1);

        var (before, after) = (Log(0)[2].GetProperty("metaData"), Log(1)[1].GetProperty("metaData"));
        after.GetProperty("schemaString").GetString()!.ShouldContain("license");
        after.GetProperty("id").GetString().ShouldBe(before.GetProperty("id").GetString());
        after.GetProperty("createdTime").GetInt64().ShouldBe(before.GetProperty("createdTime").GetInt64());
        Log(1).Count.ShouldBe(2);
    }

    [Fact]
    public void A_table_without_rows_is_a_table()
    {
        Commit(lake.Instances()).ShouldBe(0);

        Table().Files(0).ShouldBeEmpty();
    }

    [Fact]
    public void Another_writers_commit_in_between_is_read_and_taken_into_account()
    {
        var mine = lake.Instances("python/0:3");
        var theirs = lake.Instances("java/0:1");
        var racing = new RacingStore(lake.Store, () => Commit(theirs));

        new DeltaTable(racing, "instances", lake.Clock).Commit(mine, Info).ShouldBe(1);

        Table().Files(0).Single().Path.ShouldStartWith("lang=java/");
        Table().Files(1).Single().Path.ShouldStartWith("lang=python/");
    }

    [Fact]
    public void A_null_partition_is_a_JSON_null()
    {
        Commit(lake.Instances("__HIVE_DEFAULT_PARTITION__/0:1"));

        Log(0)[3].GetProperty("add").GetProperty("partitionValues").GetRawText().ShouldBe("""{"lang":null}""");
    }

    [Fact]
    public void A_partition_value_that_needs_escapes_is_refused()
    {
        var table = lake.Instances("python/0:1");

        Should.Throw<InputException>(() => Commit(table with { Files = [table.Files[0] with { Path = "lang=%C3%A9/a.parquet" }] }));
        Should.Throw<InputException>(() => Commit(table with { Files = [table.Files[0] with { Path = "a.parquet" }] }));
        Should.Throw<InputException>(() => Commit(table with { PartitionBy = "absent" })).Message.ShouldContain("absent");
    }

    [Fact]
    public void A_file_that_was_overwritten_is_refused()
    {
        var table = lake.Instances("python/0:1");
        Commit(table);

        Should.Throw<InvalidDataException>(() => Commit(table with { Files = [table.Files[0] with { Bytes = 1 }] })).Message.ShouldContain("never overwritten");
    }

    public void Dispose() => lake.Dispose();

    private static string LogFile(int version) => $"{LakePath.Log("instances")}/{version:D20}.json";

    private static string Kind(JsonElement action) => action.EnumerateObject().Single().Name;

    private static List<string> Paths(List<JsonElement> actions, string kind) =>
        [.. actions.Where(action => Kind(action) == kind).Select(action => action.GetProperty(kind).GetProperty("path").GetString()!)];

    private DeltaTable Table() => new(lake.Store, "instances", lake.Clock);

    private long Commit(Table table) => Table().Commit(table, Info);

    private List<JsonElement> Log(int version) =>
        [.. lake.ReadText(LogFile(version)).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
}
