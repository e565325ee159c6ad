using System.Text;
using System.Text.Json;
using ApiPack.Etl.Sources.Languages;

namespace ApiPack.Etl.Tests.Sources;

public class LanguageDetectorTests
{
    public static TheoryData<string> Texts() => [.. Cases.Lines("languages.jsonl")];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_told_from_English(string line)
    {
        var text = JsonSerializer.Deserialize<JsonElement>(line);
        var verdict = LanguageDetector.Detect([text.GetProperty("text").GetString()!]);
        verdict.IsEnglish.ShouldBe(text.GetProperty("english").GetBoolean(), verdict.ToString());
        if (!verdict.IsEnglish)
            text.GetProperty("language").GetString()!.Split('|').ShouldContain(verdict.OtherLanguage);
    }

    [Fact]
    public void The_cases_are_at_least_sixty_in_twelve_languages()
    {
        var texts = Cases.Lines("languages.jsonl").Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        texts.Count.ShouldBeGreaterThanOrEqualTo(60);
        texts.Where(text => !text.GetProperty("english").GetBoolean()).Select(text => text.GetProperty("language").GetString())
            .Distinct().Count().ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public void Foreign_parameters_outweigh_an_English_title()
    {
        var verdict = Detect("""
            {"openapi":"3.0.0","info":{"title":"Orders API"},"paths":{"/pedidos":{"get":{"summary":"Get orders","parameters":[
              {"name":"desde","description":"Fecha desde la que se quieren obtener los pedidos"},
              {"name":"estado","description":"Estado de los pedidos que se devuelven, por ejemplo pendiente o pagado"}]}}}}
            """);
        verdict.IsEnglish.ShouldBeFalse();
        verdict.OtherLanguage.ShouldBe("es");
    }

    [Fact]
    public void Foreign_examples_enumerations_and_extensions_are_no_human_text()
    {
        const string Foreign = "Devuelve la lista de los usuarios que están registrados en la plataforma desde la fecha indicada";
        Detect($$"""
            {"openapi":"3.0.0","info":{"title":"Users","description":"Lists the users of a shop.","x-note":{"description":"{{Foreign}}"} },
             "components":{"schemas":{"User":{"enum":["{{Foreign}}"],"default":{"description":"{{Foreign}}"},
               "example":{"description":"{{Foreign}}"},"examples":[{"summary":"{{Foreign}}"}] } } } }
            """).OtherWords.ShouldBe(0);
    }

    [Fact]
    public void A_property_that_is_named_like_a_keyword_is_still_read()
    {
        Detect("""
            {"components":{"schemas":{"A":{"properties":{"example":{"description":"Devuelve la lista de los usuarios que están en la plataforma"}}}}}}
            """).OtherWords.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void A_text_that_occurs_often_counts_once()
    {
        var often = string.Join(",", Enumerable.Range(0, 50).Select(i => $"\"/{i}\":{{\"summary\":\"Liste des commandes de la boutique\"}}"));
        Detect($$"""{"info":{"title":"Shop"},"paths":{ {{often}} } }""").OtherWords.ShouldBeLessThan(8);
    }

    [Fact]
    public void A_long_document_is_sampled_evenly()
    {
        var texts = Enumerable.Range(0, 20_000).Select(i => $"{{\"description\":\"Number {i} of the {(i < 10_000 ? "items that are returned" : "articles qui sont dans la liste des commandes")}\"}}");
        var verdict = Detect($"[{string.Join(",", texts)}]");
        (verdict.EnglishWords + verdict.OtherWords + verdict.UnclearWords).ShouldBeInRange(10_000, 40_000);
        verdict.EnglishWords.ShouldBeGreaterThan(5_000);
    }

    private static LanguageVerdict Detect(string json) => LanguageDetector.Detect(Encoding.UTF8.GetBytes(json));
}
