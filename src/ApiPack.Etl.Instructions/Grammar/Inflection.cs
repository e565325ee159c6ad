namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>English verb and noun forms by rule, with the exceptions that API prose needs.</summary>
internal static class Inflection
{
    private static readonly HashSet<string> Doubling = new(StringComparer.Ordinal)
    {
        "admit", "begin", "commit", "control", "debug", "defer", "emit", "embed", "enrol", "forget", "format", "occur", "permit", "program", "refer", "reformat",
        "remap",
        "rerun", "re-run", "reset", "resubmit", "retransmit", "submit", "transfer", "transmit", "unban", "unpin", "unplug", "unset", "untag", "unwrap", "unzip",
        "unmap", "upset", "compel",
    };

    /// <summary><c>create</c> gives <c>creating</c>, <c>get</c> <c>getting</c>, <c>tie</c> <c>tying</c>; only the part before a particle changes (<c>log in</c>).</summary>
    public static string Gerund(string verb)
    {
        var space = verb.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0)
            return Gerund(verb[..space]) + verb[space..];
        if (verb is "be" or "see" or "agree")
            return verb + "ing";
        if (verb.EndsWith("ie", StringComparison.Ordinal))
            return verb[..^2] + "ying";
        if (verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) && !verb.EndsWith("oe", StringComparison.Ordinal)
            && !verb.EndsWith("ye", StringComparison.Ordinal))
            return verb[..^1] + "ing";
        return Doubles(verb) ? verb + verb[^1] + "ing" : verb + "ing";
    }

    /// <summary><c>create</c> gives <c>creates</c>, <c>apply</c> <c>applies</c>, <c>push</c> <c>pushes</c>; also the plural of a regular noun.</summary>
    public static string WithS(string word)
    {
        if (word.EndsWith('y') && word.Length > 1 && !IsVowel(word[^2]))
            return word[..^1] + "ies";
        if (word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal)
            || word.EndsWith("sh", StringComparison.Ordinal))
            return word is "quiz" ? "quizzes" : word + "es";
        return word is "go" or "do" or "undo" ? word + "es" : word + "s";
    }

    /// <summary>The regular past: <c>delete</c> gives <c>deleted</c>.</summary>
    public static string Past(string verb)
    {
        if (verb.EndsWith('e'))
            return verb + "d";
        if (verb.EndsWith('y') && verb.Length > 1 && !IsVowel(verb[^2]))
            return verb[..^1] + "ied";
        return Doubles(verb) ? verb + verb[^1] + "ed" : verb + "ed";
    }

    /// <summary><c>policies</c> gives <c>policy</c>; a word that is no plural comes back as it is.</summary>
    public static string Singular(string noun)
    {
        if (!Nouns.IsPlural(noun))
            return noun;
        switch (noun)
        {
            case "people": return "person";
            case "children": return "child";
            case "men": return "man";
            case "women": return "woman";
            case "criteria": return "criterion";
            case "indices": return "index";
            case "vertices": return "vertex";
            case "matrices": return "matrix";
            case "analyses": return "analysis";
            case "movies": return "movie";
            case "cookies": return "cookie";
            case "caches": return "cache";
        }

        if (noun.EndsWith("ies", StringComparison.Ordinal) && noun.Length > 4)
            return noun[..^3] + "y";
        foreach (var ending in (ReadOnlySpan<string>)["sses", "shes", "ches", "xes", "uses", "zzes"])
        {
            if (noun.EndsWith(ending, StringComparison.Ordinal) && !noun.EndsWith("auses", StringComparison.Ordinal)
                && !noun.EndsWith("ouses", StringComparison.Ordinal) && noun is not "uses")
                return noun[..^2];
        }

        return noun.EndsWith('s') ? noun[..^1] : noun;
    }

    /// <summary>The plural of a singular noun; a plural comes back as it is.</summary>
    public static string Plural(string noun) => Nouns.IsPlural(noun) || Nouns.IsUncountable(noun) ? noun : noun switch
    {
        "person" => "people",
        "child" => "children",
        "man" => "men",
        "woman" => "women",
        "criterion" => "criteria",
        "analysis" => "analyses",
        "index" => "indexes",
        _ => WithS(noun),
    };

    private static bool Doubles(string verb)
    {
        if (Doubling.Contains(verb))
            return true;
        if (verb.Length < 3 || verb[^1] is 'w' or 'x' or 'y' || IsVowel(verb[^1]) || !IsVowel(verb[^2]) || IsVowel(verb[^3]))
            return verb is "quit";
        var syllables = 0;
        for (var i = 0; i < verb.Length; i++)
        {
            if (IsVowel(verb[i]) && (i == 0 || !IsVowel(verb[i - 1])))
                syllables++;
        }

        return syllables == 1;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
