using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Ingest;

namespace ApiPack.Etl.Tests.Sources;

public class FileJudgeTests
{
    [Fact]
    public void A_kept_file_is_a_row_of_its_facts()
    {
        var row = Kept("acme/pets.json", """
            {"openapi":"3.0.1","info":{"title":" Pet Store ","version":"1.2","x-providerName":"acme.com","x-serviceName":"pets"},"paths":{"/a":{"get":{},"put":{}}}}
            """);
        row.Source.ShouldBe("s");
        row.Path.ShouldBe("acme/pets.json");
        row.Format.ShouldBe("json");
        row.SpecVersion.ShouldBe("3.0.1");
        row.Title.ShouldBe("Pet Store");
        row.ApiId.ShouldBe("s/acme.com/pets");
        row.Operations.ShouldBe(2);
        row.FileId.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("\"x-providerName\":\"acme.com\",\"title\":\"T\"", "x.json", "acme.com", "", "T")]
    [InlineData("\"x-providerName\":\"acme.com\"", "x.json", "acme.com", "", "acme.com")]
    [InlineData("\"x-providerName\":\"acme.com\",\"x-serviceName\":\"pets\",\"title\":\" \"", "x.json", "acme.com", "pets", "acme.com pets")]
    [InlineData("\"title\":\"Pet & Dog  API!\"", "acme/v1/x.json", "acme/v1", "pet-dog-api", "Pet & Dog  API!")]
    [InlineData("\"title\":\"T\"", "pets.v1.yaml", "pets.v1", "t", "T")]
    [InlineData("\"title\":\"T\"", "a.zip!pets.json", "pets", "t", "T")]
    [InlineData("\"title\":\"T\"", "a.zip!acme/pets.json", "acme", "t", "T")]
    public void Provider_service_and_title_come_from_the_document_or_else_from_the_path(string info, string path, string provider, string service, string title)
    {
        var row = Kept(path, """{"openapi":"3.0.1","info":{INFO},"paths":{"/a":{"get":{}}}}""".Replace("INFO", info, StringComparison.Ordinal));
        (row.Provider, row.Service, row.Title).ShouldBe((provider, service, title));
    }

    [Fact]
    public void A_host_is_the_provider_of_a_file_without_one() =>
        Kept("x/y.json", """{"swagger":"2.0","host":"api.acme.com","info":{"title":"T"},"paths":{"/a":{"get":{}}}}""").Provider.ShouldBe("api.acme.com");

    [Theory]
    [InlineData("""{"openapi":"3.2.0"}""", Reasons.UnsupportedVersion, "3.2.0")]
    [InlineData("""{"swagger":"1.2"}""", Reasons.UnsupportedVersion, "1.2")]
    [InlineData("""{"openapi":"2.0"}""", Reasons.UnsupportedVersion, "2.0")]
    [InlineData("""{"openapi":{}}""", Reasons.Invalid, "/openapi: an object")]
    [InlineData("""{"asyncapi":"2.0.0"}""", Reasons.NotOpenApi, "asyncapi")]
    [InlineData("""["openapi"]""", Reasons.NotOpenApi, "an array")]
    [InlineData("""{"openapi":"3.0.0"}""", Reasons.Invalid, "/info: missing")]
    [InlineData("""{"openapi":"3.0.0","info":"x"}""", Reasons.Invalid, "/info: a string")]
    [InlineData("""{"openapi":"3.0.0","info":{},"paths":"x"}""", Reasons.Invalid, "/paths: a string")]
    [InlineData("""{"openapi":"3.0.0","info":{},"paths":{"/a":[]}}""", Reasons.NoEndpoints, "/paths")]
    [InlineData("{\n \"a\": tru\n}", Reasons.Unreadable, "line 2, column 10")]
    [InlineData("<html></html>", Reasons.Unreadable, "line 1")]
    public void A_rejected_file_says_what_and_where(string text, string reason, string detail)
    {
        var judgement = Judge("x.json", text);
        judgement.Row.ShouldBeNull();
        judgement.Problem!.Reason.ShouldBe(reason);
        judgement.Problem.Detail.ShouldContain(detail);
    }

    [Theory]
    [InlineData("notes.txt", "openapi is nice", Reasons.NotOpenApi)]
    [InlineData("notes.yaml", "openapi is nice", Reasons.NotOpenApi)]
    [InlineData("spec", "swagger: '2.0'\ninfo: {title: A}\npaths: {/a: {get: {}}}", null)]
    [InlineData("spec.json", "\"openapi\": 3.1.0\ninfo: {title: A}\npaths: {/a: {get: {}}}", null)]
    [InlineData("spec.yml", "{openapi: 3.1.0, info: {title: A}, paths: {/a: {get: {}}}}", null)]
    [InlineData("spec.json", "{openapi: 3.1.0, info: {title: A}, paths: {/a: {get: {}}}}", Reasons.Unreadable)]
    public void Content_decides_the_format_and_names_settle_doubts(string path, string text, string? reason) => Judge(path, text).Problem?.Reason.ShouldBe(reason);

    [Theory]
    [InlineData("utf-16", "x.json")]
    [InlineData("utf-16BE", "x.yaml")]
    [InlineData("utf-32", "x.json")]
    [InlineData("utf-32BE", "x.json")]
    public void Wide_encodings_are_read_with_and_without_their_mark(string encoding, string path)
    {
        var text = Encoding.GetEncoding(encoding).GetBytes(TempFolder.Good);
        Judge(path, text).Row.ShouldNotBeNull();
        Judge(path, [.. Encoding.GetEncoding(encoding).GetPreamble(), .. text]).Row.ShouldNotBeNull();
        Judge(path, text[..^1]).Problem!.Reason.ShouldBe(Reasons.Unreadable);
    }

    [Fact]
    public void Of_a_name_that_occurs_twice_the_last_value_holds() =>
        Kept("x.json", """{"openapi":"3.0.0","info":{"title":"A","title":"B"},"paths":{"/a":{"get":{},"get":{"x":1,"x":2}}}}""").Title.ShouldBe("B");

    [Fact]
    public void The_deepest_document_is_kept_and_one_level_more_is_not()
    {
        Judge("x.json", Nested(125)).Row.ShouldNotBeNull();
        Judge("x.json", Nested(128)).Problem!.Reason.ShouldBe(Reasons.TooDeep);
    }

    private static string Nested(int levels) =>
        TempFolder.Good[..^1] + ",\"x\":" + string.Concat(Enumerable.Repeat("[", levels)) + new string(']', levels) + "}";

    private static FileRow Kept(string path, string text) => Judge(path, text).Row.ShouldNotBeNull();

    private static FileJudgement Judge(string path, string text) => Judge(path, Encoding.UTF8.GetBytes(text));

    private static FileJudgement Judge(string path, byte[] bytes)
    {
        var judgement = new FileJudge(new OneFile(bytes), new IngestLimits(), FactsDouble.Read).Judge(new SourceFile { Source = "s", Path = path, Bytes = bytes.Length });
        if (judgement.Row is { } row)
            (row.FileId, row.Bytes).ShouldBe((Ids.File(bytes), bytes.Length));
        return judgement;
    }

    private sealed class OneFile(byte[] bytes) : ISourceContents
    {
        public bool Has(string source) => true;

        public FileRead Open(string source, string path) => FileRead.Of(bytes);

        public byte[] Read(string source, string path) => bytes;
    }
}
