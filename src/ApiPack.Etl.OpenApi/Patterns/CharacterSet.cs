using System.Collections.Immutable;
using System.Globalization;

namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>A set of UTF-16 characters: ranges, Unicode categories and other sets, perhaps negated.</summary>
internal sealed record CharacterSet
{
    /// <summary>Ranges, ends included.</summary>
    public ImmutableArray<(char First, char Last)> Ranges { get; init; } = [];

    /// <summary>Prefixes of general categories, such as <c>L</c> or <c>Nd</c>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Sets within.</summary>
    public ImmutableArray<CharacterSet> Sets { get; init; } = [];

    /// <summary>True: all characters but these.</summary>
    public bool Negated { get; init; }

    /// <summary>One character.</summary>
    public static CharacterSet Of(char character) => new() { Ranges = [(character, character)] };

    /// <summary>Any character but a line end: <c>.</c>.</summary>
    public static CharacterSet NoLineEnd { get; } = new() { Ranges = [('\n', '\n'), ('\r', '\r'), ('\u2028', '\u2029')], Negated = true };

    /// <summary><c>\d</c>, <c>\w</c>, <c>\s</c> and their capitals, or null.</summary>
    public static CharacterSet? Class(char letter) => char.ToLowerInvariant(letter) switch
    {
        'd' => new() { Ranges = [('0', '9')], Negated = letter == 'D' },
        'w' => new() { Ranges = [('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')], Negated = letter == 'W' },
        's' => new() { Ranges = [('\t', '\r'), (' ', ' '), ('\u00a0', '\u00a0'), ('\u2028', '\u2029'), ('\ufeff', '\ufeff')], Negated = letter == 'S' },
        _ => null,
    };

    /// <summary>True when the character is in the set.</summary>
    public bool Contains(char character) => Lists(character) != Negated;

    /// <summary>A character of the set that reads well at a position of a sample, or null when none is found.</summary>
    public char? Pick(int position)
    {
        const string word = "string";
        var letter = word[position % word.Length];
        foreach (var candidate in (ReadOnlySpan<char>)[letter, char.ToUpperInvariant(letter), 'a', 'A', '1', '0', '-', '_', '.', '/', ' '])
        {
            if (Contains(candidate))
                return candidate;
        }

        for (var candidate = '!'; candidate <= '~'; candidate++)
        {
            if (Contains(candidate))
                return candidate;
        }

        foreach (var (first, last) in Ranges)
        {
            if (Contains(first) && !char.IsSurrogate(first))
                return first;
            if (Contains(last) && !char.IsSurrogate(last))
                return last;
        }

        return Contains('é') ? 'é' : Contains('\n') ? '\n' : null;
    }

    private bool Lists(char character)
    {
        foreach (var (first, last) in Ranges)
        {
            if (character >= first && character <= last)
                return true;
        }

        foreach (var set in Sets)
        {
            if (set.Contains(character))
                return true;
        }

        return Categories.Length > 0 && InCategory(character);
    }

    private bool InCategory(char character)
    {
        var name = CategoryName(CharUnicodeInfo.GetUnicodeCategory(character));
        foreach (var category in Categories)
        {
            if (name.StartsWith(category, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string CategoryName(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "C",
    };
}
