using ApiPack.Etl.Core;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Documents;
using ApiPack.Etl.Sources.Languages;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Tests.Sources;

/// <summary>The APIs.guru files that are not English, and the English ones that come nearest to them.</summary>
public class CorpusLanguageTests
{
    [SkippableTheory]
    [InlineData("afterbanks.com.json", "es")]
    [InlineData("bkk.hu.json", "hu")]
    [InlineData("cnab-online.herokuapp.com.json", "pt")]
    [InlineData("inpe.br/dados-abertos.json", "pt")]
    [InlineData("isendpro.com.json", "fr")]
    [InlineData("rapidapi.com/ecowetter.json", "de")]
    [InlineData("shop-pro.jp.json", "ja")]
    [InlineData("wealthreader.com.json", "es")]
    [InlineData("amadeus.com/amadeus-airline-code-lookup.json", "")]
    [InlineData("apisetu.gov.in/insvalsura.json", "")]
    [InlineData("apisetu.gov.in/newindia.json", "")]
    [InlineData("botschaft.local.json", "")]
    [InlineData("hubhopper.com.json", "")]
    [InlineData("lufthansa.com/public.json", "")]
    [InlineData("meilisearch.com.json", "")]
    [InlineData("noosh.com.json", "")]
    [InlineData("nba.com.json", "")]
    [InlineData("randommer.io.json", "")]
    [InlineData("sportsdata.io/nascar-v2.json", "")]
    [InlineData("tafqit.herokuapp.com.json", "")]
    [InlineData("visualstudio.com.json", "")]
    public void A_file_of_the_corpus_is_told_from_English(string path, string language)
    {
        using var contents = Corpus();
        using var read = contents.Open("apis-guru", path);
        using var document = new DocumentParser(new IngestLimits()).Parse(path, read.Bytes, out _);
        var verdict = LanguageDetector.Detect(document!.Json);
        (verdict.IsEnglish ? "" : verdict.OtherLanguage).ShouldBe(language, verdict.ToString());
    }

    private static FileContents Corpus()
    {
        try
        {
            return FileContents.Of([SourceSpec.Default], new IngestLimits(), AppContext.BaseDirectory, "/nowhere");
        }
        catch (InputException missing)
        {
            throw new SkipException(missing.Message);
        }
    }
}
