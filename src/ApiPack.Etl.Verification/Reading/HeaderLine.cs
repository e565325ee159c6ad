using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Reading;

/// <summary>Header lines as cURL's tool and library take them, alike in shell, PHP and C.</summary>
internal static class HeaderLine
{
    /// <summary>
    /// Adds the header that a line stands for: <c>Name: value</c>; <c>Name;</c> for one without value. <c>Name:</c> asks for the header to be left out.
    /// </summary>
    public static bool Add(ref CodeCursor code, SentRequest sent, Slice line)
    {
        var text = sent.Text[line];
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            if (!text.EndsWith(';') || text.IndexOf(';') != text.Length - 1)
                return code.Fail("a header line without its colon");
            return sent.AddHeader(line with { Length = text.Length - 1 }, new(line.Start + text.Length, 0));
        }

        var value = text[(colon + 1)..];
        if (value.Trim(" \t").IsEmpty)
            return true;
        return value.StartsWith(' ')
            ? sent.AddHeader(line with { Length = colon }, new(line.Start + colon + 2, value.Length - 1))
            : code.Fail("a header line without a blank after its colon");
    }
}
