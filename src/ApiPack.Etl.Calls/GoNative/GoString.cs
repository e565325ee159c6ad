using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.GoNative;

/// <summary>A Go string between double quotes.</summary>
internal readonly struct GoString : ILiteral, IEscapes
{
    /// <summary>Go's compiler takes a byte order mark anywhere but at the start of a file for an error.</summary>
    public static SearchValues<char> Special { get; } = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufeff");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to)
    {
        if (text.Contains('\ufeff'))
            to.Quote<GoString>('"', text);
        else
            to.Quote<JsonString>('"', text);
    }

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to) => Escaping.JsonEscape(text[at], to);
}
