using System.Buffers;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Reading;

/// <summary>The rules of one of a language's string literals.</summary>
internal interface ILiteralRules
{
    /// <summary>The quote at either end.</summary>
    static abstract char Quote { get; }

    /// <summary>The quote and all that does not stand for itself.</summary>
    static abstract SearchValues<char> Special { get; }

    /// <summary>Reads a special character other than the quote, with all that belongs to it, or fails.</summary>
    static abstract bool ReadSpecial(ref CodeCursor code, SentText to);
}

/// <summary>Reads string literals.</summary>
internal static class Literal
{
    /// <summary>Reads a literal and gives the text it stands for.</summary>
    public static bool Read<TRules>(ref CodeCursor code, SentText to, out Slice text) where TRules : struct, ILiteralRules
    {
        var start = to.Length;
        var isRead = Append<TRules>(ref code, to);
        text = to.Since(start);
        return isRead;
    }

    /// <summary>Reads a literal and lengthens the last text by what it stands for.</summary>
    public static bool Append<TRules>(ref CodeCursor code, SentText to) where TRules : struct, ILiteralRules
    {
        if (!code.Try(TRules.Quote))
            return code.Fail("expected a string");
        while (true)
        {
            var run = code.Rest.IndexOfAny(TRules.Special);
            if (run < 0)
                return code.Fail("a string without its end");
            if (run > 0)
                to.Append(code.Take(run));
            if (code.Try(TRules.Quote))
                return true;
            if (!TRules.ReadSpecial(ref code, to))
                return false;
        }
    }
}
