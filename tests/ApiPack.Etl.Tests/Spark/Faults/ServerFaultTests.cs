using System.Security.Cryptography;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Server;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.Tests.Spark.Engine;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>Spark Connect servers that are killed while they work.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class ServerFaultTests
{
    [SkippableFact]
    public async Task A_server_that_is_killed_ends_the_build_with_its_name_and_the_next_build_goes_on()
    {
        _ = SparkServerFixture.Installation;
        using var folder = new TemporaryFolder();
        var build = Task.Run(() => Cli.Run(FaultyBuild.OnSpark(folder["lake"])));

        await FaultyBuild.Until(() => FaultyBuild.StagesDone(folder["lake"]) > 0 && FaultyBuild.IsWriting(folder["lake"]), build);
        await SparkProcesses.Kill(SparkProcesses.ServerOf(folder["lake"])!.Value);

        var result = await build;
        result.Exit.ShouldBe(1, result.Error);
        result.Error.ShouldContain("The Spark server sc://127.0.0.1:");
        result.Error.ShouldContain("cannot be reached any more");
        result.Error.ShouldContain("Run the build again: it goes on from what is done.");
        result.Error.ShouldNotContain("token");
        File.Exists(Path.Combine(folder["lake"], "latest.json")).ShouldBeFalse();
        Directory.GetFileSystemEntries(Path.Combine(folder["lake"], "work", "spark")).ShouldBeEmpty();
        await FaultyBuild.RestIsWhole(folder["lake"], reused: 1);
    }

    [SkippableFact]
    public async Task A_server_that_is_started_anew_while_a_stage_runs_fails_the_stage_and_serves_the_next_engine()
    {
        using var folder = new TemporaryFolder();
        var token = RandomNumberGenerator.GetHexString(32);
        await using var first = await Start(folder["server"], 0, token);
        var address = first.Address with { Token = token };
        using (var engine = TestEngine.Open(address, folder["lake"], new RetryPolicy { Tries = 600, FirstWait = TimeSpan.FromMilliseconds(100), Factor = 1 }))
        {
            var begun = new TaskCompletionSource();
            var stage = Task.Run(() => engine.Run(Stages.Query("SELECT id, 'a' AS api FROM range(100000000000) WHERE md5(CAST(id AS STRING)) = 'x'"), new FirstTask(() => begun.TrySetResult()), CancellationToken.None));
            await Task.WhenAny(begun.Task, stage);
            await SparkProcesses.Kill(first.Process.Id);
            await FaultyBuild.Until(() => !first.Process.IsRunning);
            await using var second = await Start(folder["server"], address.Port, token);

            var failure = await Should.ThrowAsync<SparkException>(stage);

            failure.Message.ShouldStartWith($"The Spark server {address} was started anew");
            using var next = TestEngine.Open(address, folder["lake"]);
            next.Run(Stages.Items(Item.Many(100)), null, CancellationToken.None).Ledger.Kept.ShouldBe(100);
        }

        Directory.GetFileSystemEntries(Path.Combine(folder["lake"], "work", "spark")).ShouldBeEmpty();
    }

    private static async Task<SparkServer> Start(string folder, int port, string token)
    {
        var (spark, java) = SparkServerFixture.Installation;
        var settings = new Dictionary<string, string> { ["spark.connect.authenticate.token"] = token };
        return await SparkServer.Start(new SparkServerOptions { Spark = spark, Java = java, Folder = folder, Master = "local[1]", Port = port, Settings = settings }, CancellationToken.None);
    }
}
