using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.Differences;

/// <summary>Compares literal forms with JSON's, which the peer uses in most languages.</summary>
internal static class Quotation
{
    /// <summary>True when the language's literal of a text is not JSON's.</summary>
    public static bool Differs<TLiteral>(string text) where TLiteral : ILiteral
    {
        using var theirs = new CodeWriter();
        using var ours = new CodeWriter();
        JsonString.Write(text, theirs);
        TLiteral.Write(text, ours);
        return !ours.Text.SequenceEqual(theirs.Text);
    }
}
