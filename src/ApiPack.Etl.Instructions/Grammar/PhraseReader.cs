using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Reads a sentence of an operation's text as a verb phrase.</summary>
internal static class PhraseReader
{
    /// <summary>The phrase, or null when the sentence does not say what the operation does.</summary>
    /// <param name="sentence">A plain sentence.</param>
    /// <param name="method">HTTP method, lower case.</param>
    /// <param name="nameVerb">The verb in the endpoint's name, or null.</param>
    public static VerbPhrase? Read(string sentence, string method, string? nameVerb)
    {
        var words = SentenceWords.Of(sentence);
        if (words.Count == 0)
            return null;
        if (Identifiers.IsMixed(words[0]) && !Identifiers.IsBrand(words[0]) && Identifiers.Words(words[0]) is var parts && Verbs.Find(parts[0]) is { Form: VerbForm.Base }
            && (words.Count == 1 || Verbs.Find(words[1].ToLowerInvariant()) is not { Form: VerbForm.Third } && Nouns.EndsPhrase(words[1])))
        {
            words.RemoveAt(0);
            words.InsertRange(0, parts);
        }

        words[0] = words[0] switch
        {
            "POST" => "create",
            "PUT" or "PATCH" => "update",
            _ => words[0],
        };
        var lower = words.ConvertAll(static word => word.ToLowerInvariant());
        if (Remarks.IsRemark(lower))
            return null;
        var start = LeadIns.Skip(words, lower);
        if (start < 0)
            return null;
        return Led(words, lower, start, method) ?? NounReader.Read(words, lower, start, method, nameVerb);
    }

    /// <summary>The phrase of the words of a name (<c>list bare metal servers</c>), or null when no verb leads them.</summary>
    public static VerbPhrase? ReadName(List<string> words, string method)
    {
        var lower = words.ConvertAll(static word => word.ToLowerInvariant());
        return words.Count < 2 ? null : Led(words, lower, 0, method);
    }

    private static VerbPhrase? Led(List<string> words, List<string> lower, int start, string method)
    {
        var adverb = start + 1 < words.Count && Nouns.IsAdverb(lower[start]) && Verbs.Find(lower[start]) is null ? 1 : 0;
        var (head, at) = Head(lower, start + adverb, method);
        if (head is null)
            return null;
        var phrase = new List<string>(words.Count + 4);
        var verbs = new List<int>(2);
        if (adverb == 1)
            phrase.Add(lower[start]);
        verbs.Add(phrase.Count);
        phrase.Add(ForReader(head, method, start > 0, lower, at));
        while (at + 1 < lower.Count && lower[at] is "or" or "and" or "and/or" or "," && Coordinated(lower, at + 1, head) is { } second)
        {
            phrase.Add(lower[at] is "and/or" ? "or" : lower[at]);
            verbs.Add(phrase.Count);
            phrase.Add(second.Base);
            at += 2;
        }

        var afterVerb = phrase.Count;
        var rest = ObjectReader.Read(words, lower, at, head);
        if (rest.IsBroken || (head.Form == VerbForm.Gerund && rest.Words.Exists(static word => word is "consists" or "requires" or "involves" or "returns" or "means")))
            return null;
        phrase.AddRange(rest.Words);
        verbs.AddRange(rest.Verbs.Select(i => i + afterVerb));
        if (rest.Words.Count > 0 && rest.Words[0] is { Length: 3 } code && code[0] is '2' or '4' && char.IsAsciiDigit(code[2]))
            return null;
        if (rest.Words.Count == 0)
            return VerbPhrase.Of(phrase, verbs, adverb, afterVerb, head.Intransitive ? 2 : 1);
        var end = Articles.Mend(phrase, afterVerb, phrase[verbs[^1] < afterVerb ? verbs[^1] : adverb]);
        Shift(verbs, afterVerb, phrase.Count - afterVerb - rest.Words.Count);
        ObjectReader.MendInner(phrase, end, verbs);
        var vague = head.Base is "invoke" && lower[at] is "action" or "function";
        return VerbPhrase.Of(phrase, verbs, adverb, afterVerb, vague ? 1 : 3);
    }

    private static void Shift(List<int> verbs, int from, int by)
    {
        for (var i = 0; i < verbs.Count; i++)
        {
            if (verbs[i] >= from)
                verbs[i] += by;
        }
    }

    private static (Verb? Head, int After) Head(List<string> lower, int at, string method)
    {
        if (at >= lower.Count)
            return (null, at);
        var next = at + 1 < lower.Count ? lower[at + 1] : "";
        var head = Verbs.Find(lower[at]) ?? Verbs.Before(lower[at], next);
        if (head is null || next is "of" || (head.Form == VerbForm.Past && !Follows(method, head.Base)))
            return (null, at);
        var determined = Nouns.IsDeterminer(next) || next is "existing" or "new" or "specified" or "given" or "current" or "single" || (!head.Weak && next is "list" or "information" or "details" or "available");
        if (((head.Weak && head.Form != VerbForm.Past) || (method is "get" && head.Form == VerbForm.Base && Mutates(head.Base))) && !determined)
        {
            var likely = !Verbs.IsMostlyNoun(head.Base) && head.Form is VerbForm.Base or VerbForm.Third && (method is "post" or "put" or "patch" or "delete") && next.Length > 0 && !Nouns.EndsPhrase(next) && !Describes(lower[^1]);
            var withPreposition = head.Base is "subscribe" or "search" or "connect" or "check" or "query" or "filter" or "log" or "listen" && next is "to" or "for" or "if" or "whether" or "in" or "by";
            if (!likely && !withPreposition)
                return (null, at);
        }

        var particle = next is "up" or "out" or "off" or "down" or "back" && (head.Base is "set" or "look" or "sign" or "back" or "clean" or "roll" or "check" or "shut" or "spin" or "log" or "turn" or "opt" or "time" or "scale" or "print")
            || (next is "on" or "off" && head.Base is "power" or "turn" or "switch") || (next is "in" or "out" && head.Base is "log" or "sign" or "check" or "opt");
        return particle ? (head with { Base = $"{head.Base} {next}", Intransitive = true, Weak = false }, at + 2) : (head, at + 1);
    }

    private static Verb? Coordinated(List<string> lower, int at, Verb head)
    {
        var verb = Verbs.Find(lower[at]) ?? Verbs.Before(lower[at], at + 1 < lower.Count ? lower[at + 1] : "");
        return verb is not null && verb.Form == head.Form && (!verb.Weak || at + 1 < lower.Count && Nouns.IsDeterminer(lower[at + 1])) ? verb : null;
    }

    private static string ForReader(Verb head, string method, bool described, List<string> lower, int at) => head.Base switch
    {
        "provide" or "give" or "supply" when at < lower.Count && (lower[at] is "information" or "details" or "data" or "metadata" || (at + 1 < lower.Count && lower[at + 1] is "list" or "summary" or "description")) => "get",
        "return" when head.Form == VerbForm.Third || method is "get" || described => "get",
        "provide" or "give" or "supply" or "yield" when method is "get" => "get",
        _ => head.Base,
    };

    private static bool Mutates(string verb) => verb is "update" or "create" or "delete" or "add" or "remove" or "upload" or "import" or "purchase" or "change" or "share";

    private static bool Describes(string word) => word is "details" or "history" or "info" or "information" or "status" or "results" or "types" or "settings" or "data" or "summary" or "statistics" or "stats";

    private static bool Follows(string method, string verb) => verb switch
    {
        "delete" or "remove" => method is "delete" or "post",
        "update" or "modify" or "replace" => method is "put" or "patch" or "post",
        "create" or "add" => method is "post" or "put",
        _ => false,
    };
}
