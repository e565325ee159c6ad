using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.PythonPython3;

/// <summary>A Python string between double quotes.</summary>
internal readonly struct PythonString : ILiteral
{
    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<JsonString>('"', text);
}

/// <summary>A Python string between single quotes, as the names of headers stand.</summary>
internal readonly struct PythonSingleString : ILiteral, IEscapes
{
    public static SearchValues<char> Special { get; } = SearchValues.Create("'\\\r\n");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<PythonSingleString>('\'', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        to.Write('\\');
        to.Write(text[at] switch { '\r' => 'r', '\n' => 'n', var character => character });
    }
}
