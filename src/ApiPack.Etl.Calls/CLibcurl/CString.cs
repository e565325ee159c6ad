using System.Buffers;
using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.CLibcurl;

/// <summary>A C string; controls without a letter of their own are octal, which ends after three digits.</summary>
internal readonly struct CString : ILiteral, IEscapes
{
    public static SearchValues<char> Special => Escaping.JsonSpecial;

    public static void Write(ReadOnlySpan<char> text, CodeWriter to) => to.Quote<CString>('"', text);

    public static void Escape(ReadOnlySpan<char> text, int at, CodeWriter to)
    {
        var character = text[at];
        if (Escaping.Letter(character) is not '\0')
        {
            Escaping.JsonEscape(character, to);
            return;
        }

        to.Write("\\0");
        to.Write((char)('0' + (character >> 3)));
        to.Write((char)('0' + (character & 7)));
    }
}
