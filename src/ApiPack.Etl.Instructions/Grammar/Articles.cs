using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary><c>a</c>, <c>an</c>, <c>the</c> or nothing.</summary>
internal static class Articles
{
    private static readonly FrozenSet<string> Groups = WordLists.Of("group");

    /// <summary><c>a</c> or <c>an</c> before a word, by its sound: <c>an hour</c>, <c>a user</c>, <c>an SMS</c>, <c>a URL</c>.</summary>
    public static string Indefinite(string word)
    {
        if (word.Length == 0)
            return "a";
        var first = char.ToLowerInvariant(word[0]);
        if (char.IsDigit(first))
            return first == '8' || word is "11" or "18" ? "an" : "a";
        var isAcronym = word.Length <= 5 && word.Length > 0 && !word.AsSpan().ContainsAnyInRange('a', 'z');
        if (isAcronym && !IsSpoken(word))
            return "aefhilmnorsx".Contains(first, StringComparison.Ordinal) ? "an" : "a";
        var lower = word.ToLowerInvariant();
        foreach (var prefix in (ReadOnlySpan<string>)["hour", "honor", "honour", "honest", "heir"])
        {
            if (lower.StartsWith(prefix, StringComparison.Ordinal))
                return "an";
        }

        foreach (var prefix in (ReadOnlySpan<string>)["uni", "use", "usa", "usu", "uti", "ura", "ufo", "uk", "eu", "one", "once", "ubi", "uuid", "url", "uri"])
        {
            if (lower.StartsWith(prefix, StringComparison.Ordinal) && !(prefix is "uni" && lower.Length > 3 && lower[3] is 'n' or 'd' or 'm'))
                return "a";
        }

        return first is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
    }

    /// <summary>
    /// Puts an article before the noun phrase at <paramref name="start"/> where it lacks one, or makes its noun plural after <c>list</c>.
    /// Gives the index behind the phrase.
    /// </summary>
    public static int Mend(List<string> words, int start, string verb)
    {
        if (start >= words.Count)
            return start;
        var end = Nouns.IsDefinite(words[start]) ? start + 1 : start;
        while (end < words.Count && !Nouns.EndsPhrase(words[end]) && (end == start || !Nouns.IsDeterminer(words[end]) || char.IsDigit(words[end][0])))
            end++;
        if (end == start || end - start > 7 || (Nouns.IsDeterminer(words[start]) && words[start] is not "most") || Nouns.IsAdverb(words[start]))
            return end;
        var head = words[end - 1];
        if (Verbs.Find(words[start]) is { Form: VerbForm.Gerund, Weak: false } && (verb.Length == 0 || end - start == 1 || Nouns.IsDeterminer(words[start + 1])))
            return end;
        if (end + 1 < words.Count && words[end] is "and" or "or" && IsPluralPhrase(words, end + 1))
            return end;
        if (words[start] is "most" && start + 1 < end && words[start + 1] is "recent" or "popular" or "common" or "active" or "frequent")
        {
            words.Insert(start, "the");
            return end + 1;
        }

        if (Nouns.IsDefinite(words[start]) && !(head.Length > 2 && Nouns.IsPlural(head)
            && words[start] is "matching" or "associated" or "own" or "total" or "full" or "primary" or "global" or "top" or "main"))
        {
            words.Insert(start, "the");
            return end + 1;
        }

        var nextIsOf = end < words.Count && words[end] is "of";
        var isThing = (end - start > 1 && head is "ID" or "URL" or "URI" or "PDF" or "VM" or "API" or "SMS" or "SKU" or "OTP" or "GIF")
            || (nextIsOf && head.Length > 1 && !head.AsSpan().ContainsAnyExceptInRange('A', 'Z'));
        if (!TakesArticle(head) && !isThing)
            return end;
        if (verb is "list" or "enumerate" or "search" && !nextIsOf && !Nouns.IsUnique(head))
        {
            words[end - 1] = Inflection.Plural(head);
            return end;
        }

        words.Insert(start, nextIsOf && !IsGroup(head) || Nouns.IsUnique(head) ? "the" : Indefinite(words[start]));
        return end + 1;
    }

    /// <summary>Puts <c>a</c> and <c>an</c> right where a plain word follows.</summary>
    public static void Agree(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] is "a" or "an" && words[i + 1].Length > 1 && char.IsAsciiLetterLower(words[i + 1][1]))
                words[i] = Indefinite(words[i + 1]);
        }
    }

    private static bool IsPluralPhrase(List<string> words, int start)
    {
        var end = start;
        while (end < words.Count && !Nouns.EndsPhrase(words[end]))
            end++;
        return end > start && !Nouns.IsDeterminer(words[start]) && (Nouns.IsPlural(words[end - 1]) || Nouns.IsUncountable(words[end - 1]));
    }

    private static bool TakesArticle(string head)
    {
        if (head.Length < 2 || Nouns.IsUncountable(head) || Nouns.IsPlural(head) || head.EndsWith("ing", StringComparison.Ordinal))
            return false;
        return char.IsLower(head[0]) && head.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0 && (Vocabulary.IsCommon(head) || head.Length < 15);
    }

    private static bool IsGroup(string head) => Groups.Contains(head);

    private static bool IsSpoken(string acronym) => acronym is "SAML" or "RAM" or "REST" or "SIM" or "LAN" or "NAT" or "RAID" or "SIP" or "SQS" or "FAQ"
        or "LIFX" or "MAC";
}
