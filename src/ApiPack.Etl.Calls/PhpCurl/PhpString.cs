using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.PhpCurl;

/// <summary>A PHP string between double quotes, where <c>$name</c>, <c>${</c> and <c>{$</c> would be replaced.</summary>
internal readonly struct PhpString : ILiteral, IEscapes
{
    public static SearchValues<char> Special { get; } = SearchValues.Create(
        "\"\\$\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<PhpString>('"', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        var character = text[at];
        if (character == '$')
            to.Write(IsVariable(text, at) ? "\\$" : "$");
        else if (character == '\b' || Escaping.Letter(character) is '\0')
            Escaping.Number(character, "\\x", "x2", to);
        else
            Escaping.JsonEscape(character, to);
    }

    private static bool IsVariable(ReadOnlySpan<char> text, int at) =>
        (at > 0 && text[at - 1] == '{')
        || (at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '_' or '{' or >= '\u0080'));
}
