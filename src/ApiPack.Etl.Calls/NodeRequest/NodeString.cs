using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.NodeRequest;

/// <summary>A JavaScript string between single quotes.</summary>
internal readonly struct NodeString : ILiteral, IEscapes
{
    public static SearchValues<char> Special { get; } = SearchValues.Create("'\\\n\r");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<NodeString>('\'', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        to.Write('\\');
        to.Write(text[at] switch { '\n' => 'n', '\r' => 'r', var character => character });
    }
}
