using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>Builds on Spark that are told to end, or killed.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SignalTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task A_build_that_is_told_to_end_in_the_midst_of_a_write_leaves_the_lake_whole_and_no_work_folder()
    {
        using var folder = new TemporaryFolder();
        var server = await spark.Server(SparkServerFixture.LocalCluster);
        using var build = CliProcess.Start(FaultyBuild.OnSpark(folder["lake"], "--spark", server.SecretAddress, "--worker", FaultyBuild.Worker));
        var finished = build.Finish();

        await FaultyBuild.Until(() => FaultyBuild.IsWriting(folder["lake"]), finished);
        await CliProcess.Signal(build.Id, "TERM");

        var result = await finished;
        result.Exit.ShouldBe(130, result.Error);
        result.Error.ShouldContain("apipack: cancelled; the lake is as it was");
        result.Error.ShouldNotContain(server.Address.Token!);
        Directory.GetFileSystemEntries(Path.Combine(folder["lake"], "work", "spark")).ShouldBeEmpty();
        File.Exists(Path.Combine(folder["lake"], "latest.json")).ShouldBeFalse();
        await FaultyBuild.RestIsWhole(folder["lake"], reused: 0);
    }

    [SkippableFact]
    public async Task A_build_that_is_killed_takes_its_own_server_with_it_and_the_next_one_goes_on()
    {
        _ = SparkServerFixture.Installation;
        using var folder = new TemporaryFolder();
        using var build = CliProcess.Start(FaultyBuild.OnSpark(folder["lake"]));
        var finished = build.Finish();

        await FaultyBuild.Until(() => FaultyBuild.StagesDone(folder["lake"]) > 0 && FaultyBuild.IsWriting(folder["lake"]), finished);
        SparkProcesses.ServerOf(folder["lake"]).ShouldNotBeNull();
        build.Kill();

        (await finished).Exit.ShouldBe(137);
        await FaultyBuild.Until(() => SparkProcesses.ServerOf(folder["lake"]) is null);
        await FaultyBuild.RestIsWhole(folder["lake"], reused: 1);
    }
}
