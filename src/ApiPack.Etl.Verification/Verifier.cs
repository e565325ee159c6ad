using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification.Comparing;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification;

/// <summary>Says whether a call sends the request it was written from, by reading the code.</summary>
public static class Verifier
{
    /// <summary>Reads a call's code and compares what it would send with the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="lang">The dataset's language value.</param>
    /// <param name="code">The code, whole.</param>
    /// <returns>Null when it is the same, else why not.</returns>
    public static Mismatch? Verify(Request request, string lang, ReadOnlySpan<char> code) => Verify(new Expectation(request), lang, code, new());

    /// <summary>Compares what a call would send with the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sent">What a reader of the language gave.</param>
    /// <param name="lang">The dataset's language value.</param>
    /// <returns>Null when it is the same, else why not.</returns>
    public static Mismatch? Compare(Request request, SentRequest sent, string lang) => Compare(new Expectation(request), sent, lang);

    internal static Mismatch? Verify(Expectation expected, string lang, ReadOnlySpan<char> code, SentRequest sent)
    {
        if (!CallReaders.Languages.Contains(lang))
            return new(Reasons.LanguageUnknown, lang);
        return CallReaders.Read(lang, code, sent) is { } finding ? new(Reasons.Unparsable, finding) : Compare(expected, sent, lang);
    }

    private static Mismatch? Compare(Expectation expected, SentRequest sent, string lang)
    {
        var method = sent.Text[sent.Method];
        if (!method.SequenceEqual(expected.Request.Method))
            return new(Reasons.MethodDiffers, Excerpt.Difference(expected.Request.Method, method));
        return expected.Url.Compare(sent.Text[sent.Url])
            ?? HeaderComparison.Compare(expected, sent)
            ?? BodyComparison.Compare(expected, sent, lang);
    }
}
