using System.Runtime.InteropServices;
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
        if (Identifiers.IsMixed(words[0]) && !Identifiers.IsBrand(words[0]) && Identifiers.Words(words[0]) is var parts
            && Verbs.Find(parts[0]) is { Form: VerbForm.Base }
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
        var adverbs = IsAdverb(lower, start) ? 1 : 0;
        var (head, at) = HeadVerb.At(lower, start + adverbs, method);
        if (head is null)
            return null;
        var phrase = new List<string>(words.Count + 4);
        phrase.AddRange(lower.Skip(start).Take(adverbs));
        var verbs = new List<int>(2) { phrase.Count };
        phrase.Add(HeadVerb.ForUser(head, method, start > 0, CollectionsMarshal.AsSpan(lower)[at..]));
        while (at + 1 < lower.Count && lower[at] is "or" or "and" or "and/or" or "," && HeadVerb.Coordinated(lower, at + 1, head) is { } second)
        {
            phrase.Add(lower[at] is "and/or" ? "or" : lower[at]);
            verbs.Add(phrase.Count);
            phrase.Add(second.Base);
            at += 2;
        }

        var afterVerb = phrase.Count;
        var rest = ObjectReader.Read(words, lower, at, head);
        if (rest.IsBroken || IsStatement(head, rest.Words))
            return null;
        if (rest.Words.Count == 0)
            return VerbPhrase.Of(phrase, verbs, adverbs, afterVerb, head.Intransitive ? 2 : 1);
        phrase.AddRange(rest.Words);
        verbs.AddRange(rest.Verbs.Select(i => i + afterVerb));
        var end = Articles.Mend(phrase, afterVerb, phrase[verbs[^1] < afterVerb ? verbs[^1] : adverbs]);
        Shift(verbs, afterVerb, phrase.Count - afterVerb - rest.Words.Count);
        var isVague = head.Base is "invoke" && lower[^1] is "action" or "function";
        if (!isVague)
            ObjectReader.MendInner(phrase, end, verbs);
        return VerbPhrase.Of(phrase, verbs, adverbs, afterVerb, isVague ? 2 : 3);
    }

    private static bool IsAdverb(List<string> lower, int at)
    {
        if (at + 1 >= lower.Count || Verbs.Find(lower[at]) is not null)
            return false;
        return Nouns.IsAdverb(lower[at]) || (lower[at] is "bulk" or "batch" && Verbs.Find(lower[at + 1]) is { Form: VerbForm.Base, Weak: false });
    }

    /// <summary>True for <c>Claiming a device consists of</c> and <c>Returns 204 No Content</c>: statements about the operation.</summary>
    private static bool IsStatement(Verb head, List<string> rest)
    {
        if (head.Form == VerbForm.Gerund && rest.Exists(static word => word is "consists" or "requires" or "involves" or "returns" or "means"))
            return true;
        return rest is [{ Length: 3 } code, ..] && code[0] is '2' or '4' && char.IsAsciiDigit(code[2]);
    }

    private static void Shift(List<int> verbs, int from, int by)
    {
        for (var i = 0; i < verbs.Count; i++)
        {
            if (verbs[i] >= from)
                verbs[i] += by;
        }
    }
}
