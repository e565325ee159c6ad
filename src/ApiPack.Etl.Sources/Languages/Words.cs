using System.Globalization;

namespace ApiPack.Etl.Sources.Languages;

/// <summary>Goes through a text's words: runs of letters that are no identifiers, acronyms or parts of paths.</summary>
internal ref struct Words(ReadOnlySpan<char> text)
{
    private const string CodeBefore = "_/\\$@#{=";
    private const string CodeAfter = "_/\\(=}@";

    private readonly ReadOnlySpan<char> text = text;
    private int next;

    /// <summary>The word.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool MoveNext()
    {
        while (next < text.Length)
        {
            var start = next;
            while (next < text.Length && IsLetter(text[next]))
                next++;
            if (next > start && !IsCode(start, next))
            {
                Current = text[start..next];
                return true;
            }
            if (next == start)
                next++;
        }
        return false;
    }

    /// <summary>The words.</summary>
    public readonly Words GetEnumerator() => this;

    private readonly bool IsCode(int start, int end)
    {
        var word = text[start..end];
        return char.IsDigit(At(start - 1)) || char.IsDigit(At(end))
            || CodeBefore.Contains(At(start - 1)) || CodeAfter.Contains(At(end))
            || (At(start - 1) is '.' && char.IsLetter(At(start - 2))) || (At(end) is '.' && char.IsLetter(At(end + 1)))
            || (word.Length > 1 && word[1..].ContainsAnyInRange('A', 'Z'));
    }

    private readonly char At(int index) => index >= 0 && index < text.Length ? text[index] : ' ';

    private static bool IsLetter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
