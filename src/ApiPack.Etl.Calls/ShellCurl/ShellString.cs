using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.ShellCurl;

/// <summary>A word of a POSIX shell: bare where that is safe, else between single quotes, where nothing but the quote is special.</summary>
internal readonly struct ShellString : ILiteral
{
    private static readonly SearchValues<char> Bare = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.@%^=:");

    public static void Write(ReadOnlySpan<char> text, CodeWriter to)
    {
        if (text.Length > 0 && !text.ContainsAnyExcept(Bare))
        {
            to.Write(text);
            return;
        }

        to.Write('\'');
        for (var quote = text.IndexOf('\''); quote >= 0; quote = text.IndexOf('\''))
        {
            to.Write(text[..quote]);
            to.Write("'\\''");
            text = text[(quote + 1)..];
        }

        to.Write(text);
        to.Write('\'');
    }
}
