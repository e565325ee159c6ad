using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>How an API is named in a sentence: exactly once.</summary>
internal sealed class ApiMention
{
    private readonly StringComparison comparison;

    /// <summary>Prepares the mention of an API.</summary>
    public ApiMention(string apiName)
    {
        Name = Clean(apiName);
        comparison = Name.Contains(' ', StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var endsInApi = Name.EndsWith("API", StringComparison.Ordinal) || Name.EndsWith("APIs", StringComparison.Ordinal)
            || Name.EndsWith("-Api", StringComparison.Ordinal);
        var saysApi = endsInApi || HasWord(Name, "API") || HasWord(Name, "APIs") || HasWord(Name, "OpenAPI");
        var first = Name.Split(' ')[0];
        var hasArticle = first is "The" or "the" or "A" || first.EndsWith("'s", StringComparison.Ordinal);
        Phrase = (hasArticle ? "" : "the ") + Name + (saysApi ? "" : " API");
    }

    /// <summary>The name without markup, URLs and end marks.</summary>
    public string Name { get; }

    /// <summary>The name with article and the word API: <c>the Stripe API</c>.</summary>
    public string Phrase { get; }

    /// <summary>How often the name stands in a text as whole words (case counts only for a single word).</summary>
    public int CountIn(string text)
    {
        var count = 0;
        for (var at = Identifiers.IndexOfToken(text, Name, comparison); at >= 0; at = Identifiers.IndexOfToken(text, Name, comparison, at + Name.Length))
            count++;
        return count;
    }

    /// <summary>The phrase without the API's name, or null when nothing sensible remains.</summary>
    public VerbPhrase? Without(VerbPhrase phrase)
    {
        if (CountIn(phrase.Infinitive) == 0)
            return phrase;
        var infinitive = Without(phrase.Infinitive);
        var gerund = Without(phrase.Gerund);
        if (infinitive is null || gerund is null || CountIn(infinitive) > 0)
            return null;
        return phrase with { Infinitive = infinitive, Gerund = gerund, Object = phrase.Object is null ? null : Without(phrase.Object) };
    }

    private string? Without(string text)
    {
        for (var at = Identifiers.IndexOfToken(text, Name, comparison); at >= 0; at = Identifiers.IndexOfToken(text, Name, comparison))
        {
            var words = text[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var rest = text[(at + Name.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            if (rest.Count > 0 && rest[0] is "API" or "APIs" or "service" or "services" or "'s" or "platform")
                rest.RemoveAt(0);
            if (rest.Count > 0 && (Clauses.IsFinite(rest[0]) || rest[0] is "has" or "have" or "uses" or "returns" or "does" or "supports"))
                return null;
            if (rest.Count == 0 || Nouns.EndsPhrase(rest[0]) || rest[0].StartsWith(','))
            {
                if (words.Count > 0 && words[^1] is "the" or "my" or "a" or "an")
                    words.RemoveAt(words.Count - 1);
                if (words.Count == 0 || words[^1] is not ("in" or "from" or "to" or "of" or "on" or "by" or "with" or "using" or "via" or "through" or "for"
                    or "at" or "within" or "into"))
                    return null;
                while (words.Count > 0 && Nouns.Dangles(words[^1]))
                    words.RemoveAt(words.Count - 1);
            }
            else if (char.IsUpper(rest[0][0]) && !rest[0].AsSpan(1).ContainsAnyExceptInRange('a', 'z'))
            {
                return null;
            }
            else if (words.Count > 0 && words[^1] is "a" or "an")
            {
                words[^1] = Articles.Indefinite(rest[0]);
            }

            if (words.Count == 0 || (rest.Count == 0 && words.Count < 2))
                return null;
            text = string.Join(' ', words.Concat(rest));
        }

        return text;
    }

    private static bool HasWord(string name, string word) =>
        name.Split(' ').Any(part => part.Trim('(', ')', ',', ':', '-', '.').Equals(word, StringComparison.OrdinalIgnoreCase));

    private static string Clean(string apiName)
    {
        var plain = PlainText.Sentences(apiName, 1) is [var sentence] && !apiName.Contains('.', StringComparison.Ordinal) ? sentence : apiName;
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => !word.Contains("://", StringComparison.Ordinal) && !word.Contains(PlainText.Hole, StringComparison.Ordinal));
        var name = string.Join(' ', words.Select(Plain)).Trim(' ', '-', ':', ',', ';', '|');
        name = name.Length <= 120 ? name : name[..(name.LastIndexOf(' ', 119) is > 20 and var space ? space : 119)];
        name = name.EndsWith("API.", StringComparison.OrdinalIgnoreCase) ? name[..^1] : name;
        return name.Length == 0 ? "API" : name;
    }

    private static string Plain(string word) =>
        new([.. word.Where(static c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('`' or '*' or '<' or '>' or '[' or ']' or '{' or '}'))]);
}
