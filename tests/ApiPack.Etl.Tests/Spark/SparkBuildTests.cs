using System.Text.Json;
using ApiPack.Etl.ModelServer.Faults;
using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.Tests.EndToEnd.Models;
using ApiPack.Etl.Tests.EndToEnd.Reviews;

namespace ApiPack.Etl.Tests.Spark;

[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SparkBuildTests(SparkServerFixture spark)
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    [SkippableTheory]
    [InlineData(SparkServerFixture.Local)]
    [InlineData(SparkServerFixture.LocalCluster)]
    public async Task A_build_on_Spark_has_the_embedded_engines_fingerprints_and_ledger(string master)
    {
        using var folder = new TemporaryFolder();
        var server = await spark.Server(master);

        var embedded = (await Cli.Build(folder["embedded"], Small)).Json;
        var cluster = (await Cli.Build(folder["cluster"], Small, "--engine", "spark", "--spark", server.SecretAddress, "--worker", Path.Combine(AppContext.BaseDirectory, "apipack"))).Json;

        cluster.GetProperty("engine").GetString().ShouldBe("spark");
        Tables(cluster).ShouldBe(Tables(embedded));
        cluster.GetProperty("ledger").GetRawText().ShouldBe(embedded.GetProperty("ledger").GetRawText());
        cluster.GetProperty("fingerprint").GetString().ShouldBe(embedded.GetProperty("fingerprint").GetString());
        (await Cli.Run(["verify", "--lake", folder["cluster"]])).Exit.ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_build_by_a_model_has_the_embedded_engines_fingerprints_and_asks_nothing_twice()
    {
        var server = await spark.Server(SparkServerFixture.LocalCluster);
        using var folder = new TemporaryFolder();
        await using var model = new ServedBuild(new() { Faults = FaultRate.Parse("429=0.1"), RetryAfterSeconds = 0 });
        string[] onSpark = ["--engine", "spark", "--spark", server.SecretAddress, "--worker", Path.Combine(AppContext.BaseDirectory, "apipack")];

        var embedded = (await model.Build(folder["embedded"])).Json;
        var cluster = (await model.Build(folder["cluster"], onSpark)).Json;
        var again = (await model.Build(folder["cluster"], onSpark)).Json;

        Tables(cluster).ShouldBe(Tables(embedded));
        cluster.GetProperty("ledger").GetRawText().ShouldBe(embedded.GetProperty("ledger").GetRawText());
        ServedBuild.Calls(cluster).ShouldBe(ServedBuild.Calls(embedded));
        ServedBuild.Calls(again).ShouldBe(0);
        (await Cli.Run(["verify", "--lake", folder["cluster"]])).Exit.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Reviewed_examples_have_the_embedded_engines_fingerprints_and_ledger()
    {
        var server = await spark.Server(SparkServerFixture.Local);
        using var embedded = await ReviewLake.Built();
        using var cluster = await ReviewLake.Built();
        foreach (var lake in (ReviewLake[])[embedded, cluster])
        {
            var lines = await lake.Export();
            lines[0]["instruction"] = "What “é 🚀” is\n\"there\", and \\ who asks?";
            lines[1]["endpoint_id"] = lake.Others(lines[0]["api_id"]!.GetValue<string>())[0];
            (await lake.Import(lines)).Exit.ShouldBe(0);
            lines[0]["instruction"] = "What is there?";
            (await lake.Import(lines[..1])).Exit.ShouldBe(0);
        }

        var one = await embedded.Build();
        var other = await cluster.Build("--engine", "spark", "--spark", server.SecretAddress, "--worker", Path.Combine(AppContext.BaseDirectory, "apipack"));

        other.GetProperty("engine").GetString().ShouldBe("spark");
        Tables(one).Keys.ShouldContain("reviewed");
        Tables(other).ShouldBe(Tables(one));
        other.GetProperty("ledger").GetRawText().ShouldBe(one.GetProperty("ledger").GetRawText());
        cluster.Reviews().ShouldBe(embedded.Reviews());
        (await Cli.Run(["verify", "--lake", cluster.Path])).Exit.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Without_an_address_a_server_is_started_and_stopped_and_the_lake_is_as_another_engine_left_it()
    {
        _ = SparkServerFixture.Installation;
        using var folder = new TemporaryFolder();
        var embedded = (await Cli.Build(folder["lake"], Small, "--only", "scores")).Json;

        var rest = await Cli.Run(["build", "--lake", folder["lake"], "--source", $"test={Small}", "--engine", "spark", "--json"]);

        rest.Json.GetProperty("reused_rows").GetInt64().ShouldBeGreaterThan(400);
        rest.Json.GetProperty("version").GetString().ShouldBe("1.0.0");
        Tables(rest.Json)["scores"].ShouldStartWith($"{embedded.GetProperty("tables").GetProperty("scores").GetProperty("rows").GetInt64()} ");
    }

    private static Dictionary<string, string> Tables(JsonElement report) => report.GetProperty("tables").EnumerateObject()
        .ToDictionary(table => table.Name, table => $"{table.Value.GetProperty("rows").GetInt64()} {table.Value.GetProperty("fingerprint").GetString()}");
}
