using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.Lake.Delta;

/// <summary>Logs that others wrote to, and broken ones.</summary>
public sealed class DeltaLogTests : IDisposable
{
    private readonly LakeFixture lake = new();

    [Theory]
    [InlineData("""{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors"],"writerFeatures":["deletionVectors"]}}""", "(3, 7)")]
    [InlineData("""{"metaData":{"id":"x","format":{"provider":"parquet"},"schemaString":"{}","partitionColumns":["lang"],"configuration":{"delta.appendOnly":"true"}}}""", "appendOnly")]
    public void A_table_that_others_changed_beyond_this_writer_is_refused(string action, string named)
    {
        Commit(lake.Instances("python/0:1"));
        lake.WriteText(LogFile(1), action + "\n");

        Should.Throw<InputException>(() => Commit(lake.Instances("python/0:2"))).Message.ShouldContain(named);
    }

    [Fact]
    public void Actions_of_others_that_do_not_change_the_files_are_passed_over()
    {
        Commit(lake.Instances("python/0:1"));
        lake.WriteText(LogFile(1), """{"commitInfo":{"operation":"SET TBLPROPERTIES","operationParameters":{"properties":"{}","auto":false,"n":[1]},"isolationLevel":"Serializable","clusterId":7}}""" + "\n" + """{"txn":{"appId":"x","version":2}}""" + "\n");

        Commit(lake.Instances("python/0:2")).ShouldBe(2);
    }

    [Fact]
    public void A_log_that_begins_at_a_checkpoint_is_refused()
    {
        lake.WriteText($"{LakePath.Log("instances")}/00000000000000000009.checkpoint.parquet", "PAR1");
        lake.WriteText(LogFile(10), "{}");

        Should.Throw<InputException>(() => Commit(lake.Instances("python/0:1"))).Message.ShouldContain("checkpoint");
    }

    [Fact]
    public void A_checkpoint_beside_a_whole_log_does_no_harm()
    {
        Commit(lake.Instances("python/0:1"));
        lake.WriteText($"{LakePath.Log("instances")}/00000000000000000000.checkpoint.parquet", "PAR1");
        lake.WriteText($"{LakePath.Log("instances")}/_last_checkpoint", "{}");

        Commit(lake.Instances("python/0:2")).ShouldBe(1);
    }

    [Fact]
    public void A_gap_and_a_broken_line_are_named()
    {
        Commit(lake.Instances("python/0:1"));
        lake.WriteText(LogFile(2), "{}");
        Should.Throw<InvalidDataException>(() => Table().Latest()).Message.ShouldContain("commit 1");

        lake.WriteText(LogFile(1), "{}\n{\"add\":{\"path\":null}}\n");
        Should.Throw<InvalidDataException>(() => Table().Files(1)).Message.ShouldContain("00000000000000000001.json, line 2");
    }

    public void Dispose() => lake.Dispose();

    private static string LogFile(int version) => $"{LakePath.Log("instances")}/{version:D20}.json";

    private DeltaTable Table() => new(lake.Store, "instances", lake.Clock);

    private long Commit(Table table) => Table().Commit(table, new CommitInfo { Engine = "apipack/1.0.0" });
}
