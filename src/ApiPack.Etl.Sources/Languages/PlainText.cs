using System.Buffers;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Sources.Languages;

/// <summary>Leaves out of a text what is no prose: code, tags, links' targets, entities.</summary>
internal static partial class PlainText
{
    private static readonly SearchValues<char> MarkupCharacters = SearchValues.Create("`~<:&]");

    /// <summary>The text with a blank in place of each such part.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAny(MarkupCharacters) ? Markup().Replace(text, " ") : text;

    [GeneratedRegex(
        """
        ```.*?(```|\z) | ~~~.*?(~~~|\z) | `[^`]*` | <(code|pre)\b.*?(</(code|pre)>|\z) | </?[A-Za-z!][^<>]{0,500}> | \]\([^)\s]*\)
        | \b(https?|ftp)://[^\s)\]"'<>]* | \bwww\.[^\s)\]"'<>]* | &\#?\w{1,8};
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
