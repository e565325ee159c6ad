using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;

namespace ApiPack.Etl.Tests.Calls.Extraction;

public class SampleLanguageTests
{
    [Theory]
    [InlineData("cURL", "cURL")]
    [InlineData("CURL", "cURL")]
    [InlineData("cUrl", "cURL")]
    [InlineData("cURL (next page)", "cURL")]
    [InlineData("Shell", "cURL")]
    [InlineData("Shell + Curl", "cURL")]
    [InlineData("bash", "cURL")]
    [InlineData("Node", "node")]
    [InlineData("node-js", "node")]
    [InlineData("Node.js", "node")]
    [InlineData("NodeJs", "node")]
    [InlineData("Node + Native", "node")]
    [InlineData("javascript_v2--nodejs", "node")]
    [InlineData("JavaScript", "javascript")]
    [InlineData("js", "javascript")]
    [InlineData("Python", "python")]
    [InlineData("Python3", "python")]
    [InlineData("Python 3.8", "python")]
    [InlineData("Python + Python3", "python")]
    [InlineData("go", "go")]
    [InlineData("Golang", "go")]
    [InlineData("Ruby + Native", "ruby")]
    [InlineData("PHP", "php")]
    [InlineData("Php + Curl", "php")]
    [InlineData("Java + Unirest", "java")]
    [InlineData("Swift", "swift")]
    [InlineData("C", "libcurl")]
    [InlineData("C (libcurl)", "libcurl")]
    public void A_name_that_files_write_is_a_language_of_the_dataset(string name, string lang) => SampleLanguage.Of(name, "")!.Lang.ShouldBe(lang);

    [Theory]
    [InlineData("C#")]
    [InlineData("C++")]
    [InlineData("Csharp + Restsharp")]
    [InlineData("Objective-C")]
    [InlineData("TypeScript")]
    [InlineData("typescript_v2--nodejs")]
    [InlineData("Kotlin")]
    [InlineData("Rust")]
    [InlineData("CLI")]
    [InlineData("http")]
    [InlineData("httpie")]
    [InlineData("")]
    [InlineData("3")]
    [InlineData(" + ")]
    public void Other_names_are_none(string name) => SampleLanguage.Of(name, "").ShouldBeNull();

    [Fact]
    public void JavaScript_that_requires_modules_is_Node() => SampleLanguage.Of("JavaScript", "const https = require('https');")!.Lang.ShouldBe("node");

    [Fact]
    public void Every_language_of_the_dataset_has_names_and_keywords()
    {
        SampleLanguage.All.Select(static language => language.Lang).ShouldBe(Languages.All.Select(static language => language.Lang), ignoreOrder: true);
        SampleLanguage.All.ShouldAllBe(static language => language.Names.Length > 0 && language.Keywords.Length > 0);
    }

    [Fact]
    public void Generated_calls_are_known_by_the_keywords_as_well()
    {
        foreach (var language in Languages.All)
            SampleLanguage.All.Single(known => known.Lang == language.Lang).IsKnownIn(language.Call(GoldenRequests.Read(GoldenRequests.Names.First()))!).ShouldBeTrue(language.Lang);
    }
}
