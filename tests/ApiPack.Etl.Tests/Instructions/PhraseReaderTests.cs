using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Tests.Instructions;

public class PhraseReaderTests
{
    public static TheoryData<string, string, string, string> Phrases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var parts in InstructionCases.Lines("phrases.tsv").Select(static line => line.Split('\t')))
            data.Add(parts[0], parts[1], parts[2], parts[3]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_text_gives_the_phrase_that_a_person_would_say(string method, string text, string infinitive, string gerund)
    {
        var phrase = PlainText.Sentences(text, 1) is [var sentence] ? PhraseReader.Read(sentence, method, null) : null;

        (phrase?.Infinitive ?? "").ShouldBe(infinitive);
        (phrase?.Gerund ?? "").ShouldBe(gerund);
    }

    [Theory]
    [InlineData("get", "getting")]
    [InlineData("create", "creating")]
    [InlineData("submit", "submitting")]
    [InlineData("list", "listing")]
    [InlineData("tie", "tying")]
    [InlineData("see", "seeing")]
    [InlineData("cancel", "canceling")]
    [InlineData("apply", "applying")]
    [InlineData("run", "running")]
    [InlineData("fix", "fixing")]
    [InlineData("log in", "logging in")]
    public void A_gerund_doubles_and_drops_letters(string verb, string gerund) => Inflection.Gerund(verb).ShouldBe(gerund);

    [Theory]
    [InlineData("user", "a")]
    [InlineData("image", "an")]
    [InlineData("hour", "an")]
    [InlineData("unique", "a")]
    [InlineData("uninstalled", "an")]
    [InlineData("SMS", "an")]
    [InlineData("URL", "a")]
    [InlineData("API", "an")]
    [InlineData("European", "a")]
    [InlineData("8-bit", "an")]
    public void An_article_follows_the_sound(string word, string article) => Articles.Indefinite(word).ShouldBe(article);

    [Theory]
    [InlineData("getUsersByID", "get users by ID")]
    [InlineData("list_bare_metal_servers", "list bare metal servers")]
    [InlineData("post-get3dsAvailability", "post get3 ds availability")]
    [InlineData("ListURLs", "list URLs")]
    [InlineData("createOAuthToken", "create OAuth token")]
    public void A_name_splits_into_its_words(string name, string words) => Identifiers.Spaced(name).ShouldBe(words);

    [Theory]
    [InlineData("/users/{id}/orders", "orders of a user")]
    [InlineData("/v1/users/{id}", "user")]
    [InlineData("/groups/{group-id}/acceptedSenders/$count", "accepted senders of a group")]
    [InlineData("/", "")]
    [InlineData("/{format}/{date}", "")]
    public void A_path_names_what_it_holds(string path, string noun) => string.Join(' ', PathNouns.Of(path)).ShouldBe(noun);
}
