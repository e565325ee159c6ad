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
        var words = Identifiers.Words(name);
        if (words.Count == 0)
            return null;
        return Strong(words[0]) ?? Strong(words[^1]) ?? words.Select(Strong).FirstOrDefault(static verb => verb is not null);
    }

    /// <summary>The name as a phrase (<c>list server keys</c>), or null when it has no verb with an object.</summary>
    public static VerbPhrase? Phrase(EndpointText endpoint)
    {
        var dot = endpoint.EndpointName.LastIndexOfAny(['.', '/']);
        var words = Identifiers.Words(dot > 0 && dot + 1 < endpoint.EndpointName.Length ? endpoint.EndpointName[(dot + 1)..] : endpoint.EndpointName);
        words.RemoveAll(static word => char.IsAsciiDigit(word[0]) || word is "using" or "USING" || (word[0] is 'v' && word.Length == 2));
        if (words.Count is < 2 or > 10)
            return null;
        if (Strong(words[0]) is null && Strong(words[^1]) is { } last)
        {
            words.RemoveAt(words.Count - 1);
            words.Insert(0, last);
        }

        var phrase = Strong(words[0]) is null ? null : PhraseReader.ReadName(words, endpoint.Method);
        return phrase is null ? null : phrase with { Quality = 2 };
    }

    /// <summary>True when the text holds the name as an identifier; a plain English word (<c>search</c>) is none.</summary>
    public static bool IsLeaked(string text, string name) =>
        Identifiers.IsIdentifier(name) && Identifiers.IndexOfToken(text, name, StringComparison.Ordinal) >= 0;

    private static string? Strong(string word) => Verbs.Find(word) is { Weak: false, Form: VerbForm.Base } verb ? verb.Base : null;
}
