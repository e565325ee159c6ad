using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.RubyNative;

/// <summary>A Ruby string between double quotes, where <c>#{</c>, <c>#$</c> and <c>#@</c> would be replaced.</summary>
internal readonly struct RubyString : ILiteral, IEscapes
{
    public static SearchValues<char> Special { get; } = SearchValues.Create(
        "\"\\#\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<RubyString>('"', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        if (text[at] != '#')
            Escaping.JsonEscape(text[at], to);
        else if (at + 1 < text.Length && text[at + 1] is '{' or '$' or '@')
            to.Write("\\#");
        else
            to.Write('#');
    }
}

/// <summary>A Ruby string between single quotes, where a backslash is itself unless a quote or another follows.</summary>
internal readonly struct RubySingleString : ILiteral, IEscapes
{
    public static SearchValues<char> Special { get; } = SearchValues.Create("'\\");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<RubySingleString>('\'', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        var isSpecial = text[at] == '\'' || at + 1 == text.Length || text[at + 1] is '\\' or '\'';
        to.Write(isSpecial ? "\\" : "");
        to.Write(text[at]);
    }
}
