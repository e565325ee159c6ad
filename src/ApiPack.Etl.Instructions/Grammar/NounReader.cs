using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Reads a text without a verb (<c>User details</c>, <c>Phone validation</c>) and gives it one.</summary>
internal static class NounReader
{
    private const int MostWords = 10;

    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["validation"] = "validate",
        ["creation"] = "create",
        ["deletion"] = "delete",
        ["registration"] = "register",
        ["lookup"] = "look up",
        ["removal"] = "remove",
        ["retrieval"] = "retrieve",
        ["generation"] = "generate",
        ["verification"] = "verify",
        ["conversion"] = "convert",
        ["calculation"] = "calculate",
        ["cancellation"] = "cancel",
        ["activation"] = "activate",
        ["deactivation"] = "deactivate",
        ["modification"] = "modify",
        ["detection"] = "detect",
        ["extraction"] = "extract",
        ["enumeration"] = "enumerate",
        ["identification"] = "identify",
        ["cancelation"] = "cancel",
        ["upload"] = "upload",
        ["download"] = "download",
        ["update"] = "update",
        ["search"] = "search",
        ["listing"] = "list",
        ["translation"] = "translate",
    };

    /// <summary>The phrase, or null when the words are no noun phrase either.</summary>
    public static VerbPhrase? Read(List<string> words, List<string> lower, int start, string method, string? nameVerb)
    {
        if (start >= words.Count)
            return null;
        if (start == 0 && lower.Count > 1 && lower[0] is "get" or "post" or "put" or "patch" or "delete" or "api" or "crud" or "endpoint")
            start++;
        var end = start;
        while (end < lower.Count && lower[end] is not ("-" or "has" or "we" or "please" or "you") && !Clauses.IsFinite(lower[end]) && !(lower[end] is ","
            && end - start > 1))
            end++;
        if (end < lower.Count && lower[end] is not ("-" or "," or "you" or "please") && !IsRelative(lower, start, end))
            return null;
        var noun = words.GetRange(start, end - start).FindAll(static word => word != PlainText.Hole);
        while (noun.Count > 1 && noun[^1].ToLowerInvariant() is "endpoint" or "endpoints" or "api" or "method" or "operation" or "call" or "request" or "webservice")
            noun.RemoveAt(noun.Count - 1);
        noun = Casing.Sentence(noun);
        while (noun.Count > 0 && Nouns.Dangles(noun[^1]))
            noun.RemoveAt(noun.Count - 1);
        if (noun.Count is 0 or > MostWords || !CanBegin(noun[0]) || noun.Exists(static word => word is "I'm" or "I" or "we" or "you"))
            return null;
        if (noun.Count > 4 && Enumerable.Range(1, noun.Count - 2).Any(i => Verbs.Find(noun[i]) is { Form: VerbForm.Third } verb && (!verb.Weak
            || !Nouns.EndsPhrase(noun[i + 1]))))
            return null;
        return Acted(noun) ?? WithVerb(noun, VerbFor(method, nameVerb));
    }

    /// <summary>The verb that the endpoint's name or method asks for.</summary>
    public static string VerbFor(string method, string? nameVerb) => nameVerb ?? method switch
    {
        "post" => "create",
        "put" or "patch" => "update",
        "delete" => "delete",
        "head" => "check",
        "options" => "see the options for",
        _ => "get",
    };

    /// <summary>Verb and noun phrase, with the article that the noun asks for.</summary>
    public static VerbPhrase WithVerb(List<string> noun, string verb)
    {
        var phrase = new List<string>(noun.Count + 2) { verb };
        phrase.AddRange(noun);
        var reads = verb is "get" or "check" or "retrieve" or "see the options for";
        var end = Articles.Mend(phrase, 1, verb);
        if (reads && phrase.Count == noun.Count + 1 && !Nouns.IsDeterminer(phrase[1]) && noun.Count < 6)
        {
            phrase.Insert(1, "the");
            end++;
        }

        ObjectReader.MendInner(phrase, end, []);
        return VerbPhrase.Of(phrase, [0], 0, 1, 2);
    }

    private static bool CanBegin(string word) =>
        char.IsLetterOrDigit(word[0]) && !Nouns.EndsPhrase(word) && word is not ("this" or "it" or "that" or "there" or "those") && !(word.Length == 3
            && char.IsAsciiDigit(word[2]));

    private static VerbPhrase? Acted(List<string> noun)
    {
        if (noun.Count > 2 && noun[1] is "of" && Actions.TryGetValue(noun[0], out var leading))
            return WithVerb(noun.GetRange(2, noun.Count - 2), leading);
        if (noun.Count is < 2 or > 4 || !Actions.TryGetValue(noun[^1], out var verb) || noun.Exists(Nouns.EndsPhrase))
            return null;
        return WithVerb(noun.GetRange(0, noun.Count - 1), verb);
    }

    private static bool IsRelative(List<string> lower, int start, int end)
    {
        for (var i = end - 1; i >= Math.Max(start, end - 5); i--)
        {
            if (lower[i] is "that" or "which" or "who" or "whose")
                return true;
        }

        return false;
    }
}
