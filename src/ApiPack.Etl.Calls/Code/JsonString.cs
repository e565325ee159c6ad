using System.Buffers;

namespace ApiPack.Etl.Calls.Code;

/// <summary>A JSON string, as <c>JSON.stringify</c> writes it: a literal of JavaScript, Java and Python as well.</summary>
internal readonly struct JsonString : ILiteral, IEscapes
{
    public static SearchValues<char> Special => Escaping.JsonSpecial;

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<JsonString>('"', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to) => Escaping.JsonEscape(text[at], to);
}
