using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Engine;

[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class CancellationTests(SparkServerFixture spark)
{
    private const string Endless = "SELECT id, 'a' AS api FROM range(100000000000) WHERE md5(CAST(id AS STRING)) = 'x'";

    [SkippableFact]
    public async Task A_cancelled_stage_ends_on_the_server_too_and_leaves_no_files()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        using (var engine = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]))
        {
            // Cancelled once Spark reports tasks of the running query.
            var progress = new FirstTask(cancel.Cancel);

            Should.Throw<OperationCanceledException>(() => engine.Run(Stages.Query(Endless), progress, cancel.Token));

            // With both cores still taken this would not come back.
            engine.Count("SELECT count(*) FROM range(0, 1000, 1, 4)").ShouldBe(1000);
        }

        Directory.GetFileSystemEntries(Path.Combine(folder["lake"], "work", "spark")).ShouldBeEmpty();
        Directory.Exists(Path.Combine(folder["lake"], "tables")).ShouldBeFalse();
    }
}
