using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.ShellCurl;

/// <summary>A word of a POSIX shell: bare where that is safe, else between single quotes, where nothing but the quote is special.</summary>
internal readonly struct ShellString : ILiteral, IEscapes
{
    private static readonly SearchValues<char> Bare = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.@%^=:");

    public static SearchValues<char> Special { get; } = SearchValues.Create("'");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to)
    {
        if (text.Length > 0 && text.IndexOfAnyExcept(Bare) < 0)
        {
            to.Write(text);
            return;
        }

        to.Quote<ShellString>('\'', text);
    }

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to) => to.Write("'\\''");
}
