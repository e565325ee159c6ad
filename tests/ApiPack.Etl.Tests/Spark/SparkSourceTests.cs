using System.Text.Json;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark;

/// <summary>Sources on Spark: the executors read their files, whatever lies among them.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SparkSourceTests(SparkServerFixture spark)
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    [SkippableFact]
    public async Task A_folder_that_only_the_executors_read_gives_the_embedded_engines_tables()
    {
        using var folder = new TemporaryFolder();

        var embedded = (await Cli.Build(folder["embedded"], Small)).Json;
        var cluster = (await OnSpark(folder["cluster"], $"file://{Small}")).Json;

        Fingerprint(cluster).ShouldBe(Fingerprint(embedded));
        File.ReadAllText(Path.Combine(folder["cluster"], "versions", "1.0.0", "manifest.json")).ShouldContain("\"remote\"");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hostile_files_have_the_outcomes_that_they_have_on_the_embedded_engine(bool withFolderLinks)
    {
        using var folder = new Sources.TempFolder();
        Sources.HostileFolder.Fill(folder);
        if (!withFolderLinks)
        {
            // Spark's reader follows links to folders, so that only a source without them goes through it.
            foreach (var link in new DirectoryInfo(folder.Root).EnumerateDirectories().Where(entry => entry.LinkTarget is not null))
                link.Delete();
        }

        folder.Write(".hidden.json", Sources.TempFolder.GoodAbout("Hidden"));
        folder.Write("_under.json", Sources.TempFolder.GoodAbout("Under"));
        folder.Write("a=b/with space %20 é:c.json", Sources.TempFolder.GoodAbout("Named"));
        folder.Write("[a]*?{b}.json", Sources.TempFolder.GoodAbout("Patterned"));

        var embedded = (await Cli.Build(Path.Combine(folder.Folder, "embedded"), folder.Root)).Json;
        var cluster = (await OnSpark(Path.Combine(folder.Folder, "cluster"), folder.Root)).Json;

        cluster.GetProperty("ledger").GetRawText().ShouldBe(embedded.GetProperty("ledger").GetRawText());
        Fingerprint(cluster).ShouldBe(Fingerprint(embedded));
    }

    [SkippableFact]
    public async Task A_document_of_25_MB_is_built_as_on_the_embedded_engine()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["source"]);
        File.WriteAllText(Path.Combine(folder["source"], "big.json"), $$$"""
            {"openapi":"3.0.0","info":{"title":"Big","version":"1"},"servers":[{"url":"https://big.example"}],
             "paths":{"/books":{"get":{"summary":"List the books of the library","operationId":"listBooks","responses":{} } } },
             "x-filler":"{{{new string('x', 25_000_000)}}}"}
            """);

        var embedded = (await Cli.Build(folder["embedded"], folder["source"])).Json;
        var cluster = (await OnSpark(folder["cluster"], folder["source"])).Json;

        cluster.GetProperty("tables").GetProperty("instances").GetProperty("rows").GetInt64().ShouldBe(10);
        Fingerprint(cluster).ShouldBe(Fingerprint(embedded));
    }

    [SkippableFact]
    public async Task A_folder_that_Spark_does_not_see_is_named()
    {
        using var folder = new TemporaryFolder();

        var result = await OnSpark(folder["lake"], "file:///no/such/folder");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("Spark does not see file:///no/such/folder (source test)");
    }

    [Fact]
    public async Task The_embedded_engine_refuses_a_file_system_of_a_cluster()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.Build(folder["lake"], "s3a://bucket/specs");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("'test=s3a://bucket/specs' is on a file system that only a cluster reads");
    }

    private async Task<CliResult> OnSpark(string lake, string source) => await Cli.Build(
        lake, source, "--engine", "spark", "--spark", (await spark.Server(SparkServerFixture.LocalCluster)).SecretAddress, "--worker", Path.Combine(AppContext.BaseDirectory, "apipack"));

    private static string Fingerprint(JsonElement report) => report.GetProperty("fingerprint").GetString()!;
}
