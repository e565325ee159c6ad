using System.Buffers;
using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>An instruction is a plain English sentence about the endpoint.</summary>
internal static class FormRules
{
    private static readonly SearchValues<string> Code = SearchValues.Create(
        [
            "```", "curl ", "{\"", "</", "/>", "import requests", "requests.get", "fetch(", "const ",
            "GET /", "POST /", "PUT /", "DELETE /", "PATCH /", "HTTP/1.1", "Authorization: ", "=>", "();",
        ], StringComparison.Ordinal);

    private static readonly SearchValues<string> Blanks = SearchValues.Create(
        ["your_", "your-api-key", "{api", "xxx", "<your", "[your", "[insert", "[specific", "[api", "[name", "insert_", "example.com"], StringComparison.Ordinal);

    private static readonly FrozenSet<string> English = Set("the a an to of in for with using use how can i my is i'd i'm want need me do what from on by and show please get via");

    private static readonly FrozenSet<string> Foreign = Set("de la el los las que por para una con como puedo der die das und ich wie eine mit kann "
        + "le les des pour une avec comment je il di che per come posso como um uma não os met een het van hoe kan");

    /// <summary>The rules.</summary>
    public static Rule[] All =>
    [
        new("off-topic", 2.6, OffTopic),
        new("code", 3.0, static reading => reading.Text.AsSpan().ContainsAny(Code) ? 1 : reading.Text.Contains('`', StringComparison.Ordinal)
            || reading.Text.Contains("**", StringComparison.Ordinal) ? 0.3 : 0),
        new("url", 2.6, Url),
        new("placeholder", 2.4, Placeholder),
        new("truncated", 2.6, Truncated),
        new("other-language", 3.4, OtherLanguage),
        new("too-short", 3.0, static reading => reading.Words < 4 || reading.Text.Length < 16 ? 1 : reading.Words < 6 ? 0.4 : 0),
        new("too-long", 2.8, static reading => Math.Clamp((reading.Words - 60) / 50.0, 0, 1)),
        new("repeated", 2.6, static reading => reading.Sentences.Count > 1
            && reading.Sentences.DistinctBy(static sentence => sentence.Lower).Count() < reading.Sentences.Count ? 1 : 0),
    ];

    private static double OffTopic(Reading reading)
    {
        var topic = reading.Endpoint.Topic;
        if (topic.Count < 2)
            return 0;
        return reading.TopicWords() switch
        {
            0 when SaysItInOneWord(reading) => 0,
            0 => 1,
            1 when topic.Count > 6 => 0.3,
            _ => 0,
        };
    }

    /// <summary>True where spelling hides the topic: <c>log out</c> for <c>logout</c>.</summary>
    private static bool SaysItInOneWord(Reading reading)
    {
        var squeezed = reading.Lower.Replace(" ", "", StringComparison.Ordinal).Replace("logging", "log", StringComparison.Ordinal);
        var endpoint = reading.Endpoint.Endpoint;
        return Identifiers.Words(endpoint.EndpointName).Concat(Identifiers.Words(endpoint.Functionality))
            .Any(word => word.Length >= 5 && squeezed.Contains(word, StringComparison.OrdinalIgnoreCase)
                && !reading.Lower.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static double Url(Reading reading)
    {
        var text = reading.WithoutName.AsSpan();
        if (reading.Lower.Contains("http://", StringComparison.Ordinal) || reading.Lower.Contains("https://", StringComparison.Ordinal))
            return 1;
        for (var at = text.IndexOf(" /"); at >= 0;)
        {
            var next = at + 2;
            if (next < text.Length && char.IsLetter(text[next]))
                return 0.9;
            var more = text[next..].IndexOf(" /");
            at = more < 0 ? -1 : next + more;
        }

        return 0;
    }

    private static double Placeholder(Reading reading)
    {
        var text = reading.Text;
        if (reading.Lower.AsSpan().ContainsAny(Blanks))
            return 1;
        return Enclosed(text, '{', '}') || Enclosed(text, '<', '>') ? 1 : Enclosed(text, '[', ']') ? 0.9 : 0;
    }

    private static bool Enclosed(string text, char open, char close)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start);
        return end > start + 2 && end - start < 60 && char.IsLetter(text[start + 1]);
    }

    private static double Truncated(Reading reading)
    {
        var text = reading.Text.AsSpan().TrimEnd("\"'”’* ");
        if (text.IsEmpty || text[^1] is '.' or '?' or '!' or ')')
            return 0;
        if (text[^1] is ',' or ':' or ';' or '-' or '(')
            return 1;
        var last = reading.Sentences.Count > 0 ? reading.Sentences[^1].Words[^1] : "";
        if (Nouns.Dangles(last) || last is "i" or "how" or "what" or "by" or "using" or "my")
            return 1;
        return reading.Words > 45 || (text.Count('(') > text.Count(')')) || (text.Count('"') % 2 == 1 && text[0] != '"') ? 0.9 : 0.1;
    }

    private static double OtherLanguage(Reading reading)
    {
        int letters = 0, strange = 0, english = 0, foreign = 0;
        foreach (var c in reading.WithoutName)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c > '\u024f')
                strange++;
        }

        if (letters > 0 && strange * 4 > letters)
            return 1;
        foreach (var word in reading.Sentences.SelectMany(static sentence => sentence.Words))
        {
            english += English.Contains(word) ? 1 : 0;
            foreign += Foreign.Contains(word) ? 1 : 0;
        }

        return foreign >= 2 && foreign > english ? 1 : 0;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
