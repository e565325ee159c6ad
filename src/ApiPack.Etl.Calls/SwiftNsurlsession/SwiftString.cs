using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.SwiftNsurlsession;

/// <summary>A Swift string between double quotes; a backslash would begin an escape or an interpolation.</summary>
internal readonly struct SwiftString : ILiteral, IEscapes
{
    public static SearchValues<char> Special { get; } = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<SwiftString>('"', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        var character = text[at];
        if (character is '\b' or '\f' || Escaping.Letter(character) is '\0')
        {
            Escaping.Number(character, "\\u{", "x", to);
            to.Write('}');
        }
        else
            Escaping.JsonEscape(character, to);
    }
}
