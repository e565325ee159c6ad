using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>What an endpoint's name tells (<c>ServerKeys_List</c>), and whether a text gives it away.</summary>
internal static class EndpointName
{
    /// <summary>The verb in the name, or null: <c>getCourtTypes</c> and <c>courts.list</c> have one.</summary>
    public static string? Verb(string name)
    {
        string? last = null;
        var end = name.Length;
        while (end > 0)
        {
            var start = name.LastIndexOfAny(['.', '/', '_'], end - 1) + 1;
            var words = Identifiers.Words(name.AsSpan(start, end - start));
            if (words.Count > 0 && Strong(words[0].ToLowerInvariant()) is { } verb && !(verb is "get" && start == 0 && last is not null))
                return verb;
            last ??= words.Count > 0 ? Strong(words[^1]) : null;
            end = start - 1;
        }

        return last;
    }

    /// <summary>The name as a phrase (<c>list server keys</c>), or null when it has no verb with an object.</summary>
    public static VerbPhrase? Phrase(EndpointText endpoint)
    {
        var name = endpoint.EndpointName;
        var dot = name.LastIndexOfAny(['.', '/']);
        var words = Identifiers.Words(name.AsSpan(dot + 1));
        if (words.Count == 1 && dot > 0)
            words = Identifiers.Words(name.AsSpan(name.LastIndexOfAny(['.', '/'], dot - 1) + 1));
        if (words.Count > 2 && words[0] is "GET" or "POST" or "get" or "post" && Verbs.Find(words[1]) is { Form: VerbForm.Base })
            words.RemoveAt(0);
        words.RemoveAll(static word => char.IsAsciiDigit(word[0]) || word is "using" or "USING" || (word[0] is 'v' && word.Length == 2));
        if (words.Count is < 2 or > 10)
            return null;
        words[0] = words[0].ToLowerInvariant();
        if (Strong(words[0]) is null && Strong(words[^1]) is { } last)
        {
            words.RemoveAt(words.Count - 1);
            words.Insert(0, last);
        }

        var phrase = Strong(words[0]) is null ? null : PhraseReader.ReadName(words, endpoint.Method);
        return phrase is { Quality: > 1 } ? phrase with { Quality = 2 } : NounReader.WithVerb(words, NounReader.VerbFor(endpoint.Method, null)) with { Quality = 1 };
    }

    /// <summary>True when the text holds the name as an identifier; a plain English word (<c>search</c>) is none.</summary>
    public static bool IsLeaked(string text, string name) =>
        Identifiers.IsIdentifier(name) && Identifiers.IndexOfToken(text, name, StringComparison.Ordinal) >= 0;

    private static string? Strong(string word)
    {
        if (Verbs.Find(word) is { } verb)
            return verb is { Weak: false, Form: VerbForm.Base } ? verb.Base : null;
        return word.Length > 6 && word.EndsWith("ize", StringComparison.Ordinal) || word.EndsWith("ify", StringComparison.Ordinal) ? word : null;
    }
}
