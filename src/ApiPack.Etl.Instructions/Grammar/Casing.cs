using System.Buffers;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Brings words into the case that they have inside a sentence.</summary>
internal static class Casing
{
    private static readonly SearchValues<char> Joints = SearchValues.Create("_.:$@#+/");

    /// <summary>Splits identifiers into words and takes title case and shouting back; names that prose writes with a capital keep it.</summary>
    public static List<string> Sentence(List<string> words)
    {
        var titled = IsTitled(words);
        var result = new List<string>(words.Count + 4);
        for (var i = 0; i < words.Count; i++)
        {
            var word = Acronyms.Of(words[i]) ?? words[i];
            if (char.IsUpper(word[0]) && word.Length < 8 && (Nouns.EndsPhrase(word) || Nouns.IsDeterminer(word)) && (word.Length == 1 || char.IsLower(word[1])))
                result.Add(word.ToLowerInvariant());
            else if (Identifiers.IsIdentifier(word) && !Identifiers.IsBrand(word) && !IsPlainCompound(word) && !IsHost(word))
                result.AddRange(Identifiers.Words(word));
            else
                result.Add(titled || !(IsCapital(words, i - 1) || IsCapital(words, i + 1)) ? Lowered(word) : word);
        }

        return result;
    }

    /// <summary>The word as prose writes it in mid-sentence.</summary>
    public static string Lowered(string word)
    {
        if (word.Length == 0 || !char.IsUpper(word[0]) || Identifiers.IsBrand(word) || Acronyms.Of(word) is not null)
            return word;
        var letters = word.AsSpan();
        var spelling = Vocabulary.Spelling(word);
        var shouted = word.Length > 1 && !letters.ContainsAnyInRange('a', 'z');
        if (spelling is not null)
            return shouted && word.Length <= 3 && spelling.Length > 1 && char.IsLower(spelling[0]) && !Nouns.EndsPhrase(spelling)
                && !Nouns.IsDeterminer(spelling) ? word : spelling;
        if (shouted)
            return word;
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0)
            return Lowered(word[..dash]) + "-" + Lowered(word[(dash + 1)..]);
        var stem = word.EndsWith('s') ? word[..^1] : word + "s";
        return Vocabulary.IsCommon(stem) || Verbs.Find(word.ToLowerInvariant()) is not null ? word.ToLowerInvariant() : word;
    }

    private static bool IsCapital(List<string> words, int at) => at >= 0 && at < words.Count && char.IsUpper(words[at][0]);

    private static bool IsTitled(List<string> words)
    {
        if (words.Exists(static word => word is "the" or "a" or "an" or "your"))
            return false;
        int capitals = 0, lower = 0;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Length < 3 || !char.IsLetter(words[i][0]) || Nouns.EndsPhrase(words[i]) || Nouns.IsDeterminer(words[i]))
                continue;
            if (char.IsUpper(words[i][0]))
                capitals++;
            else
                lower++;
        }

        return capitals > lower;
    }

    private static bool IsHost(string word) =>
        word.LastIndexOf('.') is > 0 and var dot && word.AsSpan(dot) is ".com" or ".org" or ".io" or ".net";

    private static bool IsPlainCompound(string word)
    {
        if (word.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            return Vocabulary.IsCommon(word.AsSpan(0, slash)) && Vocabulary.IsCommon(word.AsSpan(slash + 1));
        return !Identifiers.IsMixed(word) && !word.AsSpan().ContainsAny(Joints) && (word.Contains('-', StringComparison.Ordinal) || word.Length <= 5);
    }
}
