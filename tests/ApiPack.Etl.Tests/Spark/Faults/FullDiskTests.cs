using System.Diagnostics;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Spark.Server;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.Tests.Spark.Engine;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>An executor for which disks are small: it runs in a mount namespace of its own, with file systems in memory over Spark's local folder and over one lake's work folder.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class FullDiskTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task An_executor_whose_disk_is_full_fails_the_stage_and_with_room_it_ends_right()
    {
        using var folder = new TemporaryFolder();
        await using var cramped = await Start(folder);

        Fails(cramped, folder["full"], rows: 30_000);
        Fails(cramped, folder["lake"], rows: 300_000);

        using var engine = await TestEngine.Open(spark, SparkServerFixture.LocalCluster, folder["lake"]);
        engine.Run(Digests(300_000), null, CancellationToken.None).Table.Rows.ShouldBe(300_000);
        engine.Count("SELECT count(DISTINCT digest) FROM query").ShouldBe(300_000);
    }

    private static void Fails(SparkServer server, string lake, int rows)
    {
        using var engine = TestEngine.Open(server.Address, lake);

        Should.Throw<SparkException>(() => engine.Run(Digests(rows), null, CancellationToken.None)).Message.ShouldContain("No space left on device");

        Directory.Exists(Path.Combine(lake, "tables")).ShouldBeFalse();
    }

    private static SqlStage Digests(int rows) =>
        Stages.Query($"SELECT id, CAST(id % 97 AS STRING) AS api, sha2(CAST(id AS STRING), 512) AS digest FROM range({rows})", count: $"SELECT CAST({rows} AS BIGINT)");

    private static async Task<SparkServer> Start(TemporaryFolder folder)
    {
        var (installation, java) = SparkServerFixture.Installation;
        using (var tried = Process.Start("unshare", ["--mount", "--map-root-user", "true"]))
        {
            await tried.WaitForExitAsync();
            Skip.If(tried.ExitCode != 0 && Environment.GetEnvironmentVariable("CI") != "true", "this machine gives no mount namespace to its users");
        }

        Directory.CreateDirectory(folder["java/bin"]);
        Directory.CreateDirectory(folder["full/work/spark"]);
        var real = java.Home is { } home ? Path.Combine(home, "bin", "java") : "java";
        FaultyBuild.WriteProgram(folder["java/bin/java"], $$"""
            #!/bin/sh
            case "$*" in
              *CoarseGrainedExecutorBackend*) exec unshare --mount --map-root-user /bin/sh -c 'mount -t tmpfs -o size=16m tmpfs {{folder["server/local"]}} && mount -t tmpfs -o size=1m tmpfs {{folder["full/work/spark"]}} && exec "$@"' sh {{real}} "$@" ;;
              *) exec {{real}} "$@" ;;
            esac
            """);
        return await SparkServer.Start(
            new SparkServerOptions { Spark = installation, Java = java with { Home = folder["java"] }, Folder = folder["server"], Master = "local-cluster[1,1,1024]" }, CancellationToken.None);
    }
}
