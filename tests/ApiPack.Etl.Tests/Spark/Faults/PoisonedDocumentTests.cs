using System.IO.Compression;
using System.Text.Json;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>A document that its worker has not the memory for.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class PoisonedDocumentTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task A_document_that_kills_its_worker_is_named_and_without_it_the_build_goes_on()
    {
        using var folder = new TemporaryFolder();
        var server = await spark.Server(SparkServerFixture.Local);
        Directory.CreateDirectory(folder["source"]);
        File.Copy(Path.Combine(FaultyBuild.Small, "library.json"), folder["source/library.json"]);
        WritePoison(folder["source/poison.zip"]);
        FaultyBuild.WriteProgram(folder["worker"], $"""
            #!/bin/sh
            export DOTNET_GCHeapHardLimit=0x3000000
            exec {FaultyBuild.Worker} "$@"
            """);

        var poisoned = await Build();
        File.Delete(folder["source/poison.zip"]);
        var cleared = await Build();

        poisoned.Exit.ShouldBe(1, poisoned.Error);
        poisoned.Error.ShouldContain("stage ingest: a worker died at or right after test:poison.zip!poison.json: leave that out");
        cleared.Json.GetProperty("tables").GetProperty("files").GetProperty("rows").GetInt64().ShouldBe(1);

        Task<CliResult> Build() => Cli.Build(folder["lake"], folder["source"], "--engine", "spark", "--spark", server.SecretAddress, "--worker", folder["worker"], "--only", "ingest");
    }

    // A worker opens an archive's members itself; a file would be in its input line, which it could not even read.
    private static void WritePoison(string path)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var member = archive.CreateEntry("poison.json", CompressionLevel.NoCompression).Open();
        JsonSerializer.Serialize(member, new { openapi = "3.0.0", info = new { title = "Poison", version = "1" }, x = new string('x', 60_000_000) });
    }
}
