using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Jobs.Worker;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;
using ApiPack.Etl.Sources.Worker;
using ApiPack.Etl.Tests.Core.Rows;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Worker;

public sealed class DocumentStepTests
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    [Fact]
    public void Content_in_the_row_gives_what_the_file_gives()
    {
        var listed = Directory.GetFiles(Small).Order(StringComparer.Ordinal).Select(path => (Row: new SourceFile { Source = "test", Path = Path.GetFileName(path), Bytes = -1 }, Bytes: File.ReadAllBytes(path))).ToArray();

        var named = Run("ingest", SourceFile.Schema, listed.Select(file => new Document<SourceFile>(file.Row, null)), $"test={Small}");
        var brought = Run("ingest", SourceFile.Schema, listed.Select(file => new Document<SourceFile>(file.Row, file.Bytes)));

        brought.ShouldBe(named);
        brought.Length.ShouldBe(listed.Length + 1);
        brought.Count(line => line.StartsWith("""{"outcome":"kept",""", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public void Endpoints_come_of_content_as_of_files()
    {
        var files = Kept(Run("ingest", SourceFile.Schema, [new Document<SourceFile>(Listed("library.json"), null)], $"test={Small}"));
        var bytes = File.ReadAllBytes(Path.Combine(Small, "library.json"));

        var named = Run("endpoints", FileRow.Schema, files.Select(file => new Document<FileRow>(file, null)), $"test={Small}");
        var brought = Run("endpoints", FileRow.Schema, files.Select(file => new Document<FileRow>(file, bytes)));

        brought.ShouldBe(named);
        brought.Length.ShouldBe(10);
        Run("endpoints", FileRow.Schema, files.Select(file => new Document<FileRow>(file, bytes[1..])))[0].ShouldContain("changed-file");
    }

    [Fact]
    public void Members_of_archives_are_opened_below_a_source()
    {
        using var folder = new TemporaryFolder();
        ZipFile.CreateFromDirectory(Small, folder["specs.zip"]);

        var lines = Run("ingest", SourceFile.Schema, [new Document<SourceFile>(Listed("specs.zip!library.json"), null)], $"test={folder.Path}");

        JsonElement.Parse(lines[0]).GetProperty("row").GetProperty("path").GetString().ShouldBe("specs.zip!library.json");
    }

    [Theory]
    [InlineData("library.json", 100, "\"reason\":\"unreadable\",\"detail\":\"its bytes did not come with its row, and there is no source named test on this machine\"")]
    [InlineData("specs.zip", 100, "\"reason\":\"unreadable\",\"detail\":\"an archive on a file system that only the cluster reads; unpack it there\"")]
    [InlineData("huge.json", 99_000_000, "\"reason\":\"too-large\",\"detail\":\"99000000 bytes, more than the limit of 67108864;")]
    public void A_row_without_content_and_source_is_rejected(string path, long bytes, string why) =>
        Run("ingest", SourceFile.Schema, [new Document<SourceFile>(Listed(path) with { Bytes = bytes }, null)])[0].ShouldContain(why);

    [Fact]
    public void A_document_over_20_million_characters_passes_whole()
    {
        var document = Encoding.UTF8.GetBytes($$$"""
            {"openapi":"3.0.0","info":{"title":"Big","version":"1"},"servers":[{"url":"https://big.example"}],
             "paths":{"/books":{"get":{"summary":"List the books of the library","operationId":"listBooks","responses":{} } } },
             "x-filler":"{{{new string('é', 21_000_000)}}}"}
            """);

        var files = Kept(Run("ingest", SourceFile.Schema, [new Document<SourceFile>(Listed("big.json"), document)]));
        var endpoints = Run("endpoints", FileRow.Schema, files.Select(file => new Document<FileRow>(file, document)));

        files.Single().FileId.ShouldBe(Ids.File(document));
        files.Single().Bytes.ShouldBeGreaterThan(42_000_000);
        endpoints[0].ShouldStartWith("""{"outcome":"kept",""");
        endpoints[1].ShouldBe("""{"outcome":"trailer","trailer":{"rows_read":1,"units":1,"rows_written":1,"rows_rejected":0}}""");
    }

    [Fact]
    public void Content_beyond_the_limit_is_rejected_as_the_file_would_be() =>
        Run("ingest", SourceFile.Schema, [new Document<SourceFile>(Listed("big.json"), new byte[(64 << 20) + 1])])[0].ShouldContain("\"reason\":\"too-large\",\"detail\":\"67108865 bytes, more than the limit of 67108864;");

    private static SourceFile Listed(string path) => new() { Source = "test", Path = path, Bytes = -1 };

    private static List<FileRow> Kept(string[] lines) => [.. lines.Where(line => line.StartsWith("""{"outcome":"kept",""", StringComparison.Ordinal))
        .Select(line => JsonRows.Read(FileRow.Schema, JsonElement.Parse(line).GetProperty("row").GetRawText()))];

    private static string[] Run<T>(string step, ApiPack.Etl.Core.Rows.RowSchema<T> schema, IEnumerable<Document<T>> rows, params string[] sources)
    {
        using var folder = new TemporaryFolder();
        using var contents = FileContents.Of(sources.Select(SourceSpec.Parse), new IngestLimits(), folder.Path, folder.Path);
        using var input = new MemoryStream(JsonRows.Write(Document<T>.SchemaOf(schema), rows));
        using var output = new MemoryStream();
        using var deadline = new RowDeadline(TimeSpan.FromMinutes(10), TimeProvider.System, message => throw new InvalidOperationException(message));
        Steps.All.Single(worker => worker.Name == step).Run(new WorkerInputs(contents, CallPolicies.Default, StageModels.None), new WorkerStreams(input, output, deadline));
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }
}
