using System.Text.RegularExpressions;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Server;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Server;

/// <summary>Real servers, started and stopped.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SparkServerStartTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task A_server_answers_who_knows_its_token_and_nobody_else()
    {
        var server = await spark.Server(SparkServerFixture.Local);
        var wrong = ConnectAddress.Parse(server.SecretAddress.Replace("token=", "token=x", StringComparison.Ordinal));

        await using var session = await SparkSession.Open(server.Address, new RetryPolicy(), CancellationToken.None);
        session.Version.ShouldStartWith("4.");
        (await Should.ThrowAsync<InputException>(() => SparkSession.Open(wrong, new RetryPolicy(), CancellationToken.None))).Message.ShouldContain("refuses this token");

        File.ReadAllText(server.Log).ShouldNotContain(server.Address.Token!);
        File.ReadAllText($"/proc/{server.Process.Id}/cmdline").ShouldNotContain(server.Address.Token!);
    }

    [SkippableFact]
    public async Task A_local_cluster_leaves_Sparks_own_folder_as_it_is()
    {
        var home = SparkServerFixture.Installation.Spark.Home;
        var before = Entries(home);
        var session = await spark.Session(SparkServerFixture.LocalCluster);

        (await session.Long("SELECT count(*) FROM range(0, 1000, 1, 4)", CancellationToken.None)).ShouldBe(1000);

        Entries(home).ShouldBe(before);
    }

    [SkippableFact]
    public async Task A_standalone_master_gives_the_work_to_both_its_workers()
    {
        var session = await spark.Session(SparkServerFixture.Standalone);

        (await session.Long("SELECT count(*) FROM range(0, 1000, 1, 4)", CancellationToken.None)).ShouldBe(1000);

        (await session.Setting("spark.master", CancellationToken.None)).ShouldStartWith("spark://127.0.0.1:");
        Regex.Count(File.ReadAllText((await spark.Server(SparkServerFixture.Standalone)).Log), "Granted executor ID").ShouldBe(2);
    }

    [SkippableFact]
    public async Task A_master_that_is_none_says_what_Spark_says()
    {
        using var folder = new TemporaryFolder();
        var (installation, java) = SparkServerFixture.Installation;

        var failure = await Should.ThrowAsync<InputException>(() => SparkServer.Start(new SparkServerOptions { Spark = installation, Java = java, Folder = folder.Path, Master = "nowhere" }, CancellationToken.None));

        failure.Message.ShouldContain("Master must either be ");
        failure.Message.ShouldEndWith($"its log is {folder["server.log"]}");
    }

    [SkippableFact]
    public async Task The_command_starts_one_server_shows_it_and_stops_it()
    {
        _ = SparkServerFixture.Installation;
        using var folder = new TemporaryFolder();

        var started = await Cli.Run(["spark", "start", "--master", "local[1]", "--port", "0", "--folder", folder.Path]);
        var status = await Cli.Run(["spark", "status", "--folder", folder.Path]);
        var again = await Cli.Run(["spark", "start", "--port", "0", "--folder", folder.Path]);
        var record = ServerRecord.Read(folder.Path);
        var stopped = await Cli.Run(["spark", "stop", "--folder", folder.Path]);

        started.Exit.ShouldBe(0, started.Error);
        started.Out.Trim().ShouldBe(record!.SecretAddress);
        status.ShouldSatisfyAllConditions(() => status.Exit.ShouldBe(0), () => status.Out.ShouldContain("local[1]"));
        again.ShouldSatisfyAllConditions(() => again.Exit.ShouldBe(2), () => again.Error.ShouldContain("a Spark server runs already"));
        stopped.Out.ShouldBe($"stopped process {record.Process.Id}\n");
        record.Process.IsRunning.ShouldBeFalse();
        (await Cli.Run(["spark", "status", "--folder", folder.Path])).ShouldSatisfyAllConditions(none => none.Exit.ShouldBe(1), none => none.Out.ShouldBe("no Spark server runs\n"));
        (await Cli.Run(["spark", "stop", "--folder", folder.Path])).Out.ShouldBe("no Spark server runs\n");
    }

    private static string[] Entries(string folder) => [.. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
