using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.Tests.Spark.Connect;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>A whole build on a cluster where nothing holds.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class StormTests(SparkServerFixture spark)
{
    private const int MostKilled = 4;

    [SkippableFact]
    public async Task A_build_of_hostile_files_whose_connection_is_cut_and_whose_executors_are_killed_has_the_embedded_engines_rows()
    {
        using var folder = new TemporaryFolder();
        HostileFolder.Write(folder["source"]);
        var server = await spark.Server(SparkServerFixture.LocalCluster);
        await using var wire = new CuttingProxy(server.Address.Port, cutEvery: 20_000);
        var address = server.SecretAddress.Replace($":{server.Address.Port}/", $":{wire.Port}/", StringComparison.Ordinal);

        var build = Task.Run(() => Cli.Build(folder["cluster"], folder["source"], "--engine", "spark", "--spark", address, "--worker", FaultyBuild.Worker));
        var killed = await KillWhileWriting(server.Process.Id, folder["cluster"], build);
        var cluster = (await build).Json;
        var embedded = (await Cli.Build(folder["embedded"], folder["source"])).Json;

        killed.ShouldBeGreaterThan(1);
        wire.Cuts.ShouldBeGreaterThan(3);
        foreach (var property in new[] { "tables", "ledger", "fingerprint" })
            cluster.GetProperty(property).GetRawText().ShouldBe(embedded.GetProperty(property).GetRawText());
        (await Cli.Run(["verify", "--lake", folder["cluster"]])).Exit.ShouldBe(0);
    }

    // An executor after another, each once Spark has a write in hand, and the one killed before is replaced.
    private static async Task<int> KillWhileWriting(int server, string lake, Task<CliResult> build)
    {
        var killed = 0;
        for (int? last = null; killed < MostKilled && !build.IsCompleted; await Task.Delay(20))
        {
            if (!FaultyBuild.IsWriting(lake) || SparkProcesses.Executors(server) is not { Length: 2 } executors || executors.Contains(last ?? 0))
                continue;
            last = executors.Max();
            await SparkProcesses.Kill(last.Value);
            killed++;
        }

        return killed;
    }
}
