using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>Compares bodies: text and bytes exactly, JSON that a language serializes by value, multiparts part by part.</summary>
internal static class BodyComparison
{
    public static Mismatch? Compare(Expectation expected, SentRequest sent, string lang)
    {
        var isEmpty = sent.BodyKind == SentBody.None || (sent.BodyKind == SentBody.Text && sent.Body.Length == 0 && sent.Files.Count == 0);
        if (isEmpty)
            return expected.IsBodyEmpty || CannotSend(lang, expected.Request.Method) ? null : new(Reasons.BodyMissing, expected.Request.Body!.MediaType);
        return expected.Request.Body switch
        {
            null => new(Reasons.BodyExtra, Excerpt.Of(sent.Text[sent.Body], 0)),
            MultipartBody multipart => MultipartComparison.Compare(multipart, sent, lang),
            BinaryBody binary => CompareFile(binary, sent),
            _ => sent.BodyKind == SentBody.Json ? CompareJson(expected, sent) : CompareText(expected.Text!, sent),
        };
    }

    /// <summary>True where a body cannot be sent: HEAD brings none (RFC 9110 9.3.2), and OkHttp refuses one for GET.</summary>
    private static bool CannotSend(string lang, string method) => method == "HEAD" || (method == "GET" && lang == "java");

    private static Mismatch? CompareText(string expected, SentRequest sent)
    {
        if (sent.BodyKind != SentBody.Text || sent.Files.Count > 0)
            return new(Reasons.BodyDiffers, $"expected text, sent {(sent.Files.Count > 0 ? "a file" : "parts")}");
        var body = sent.Text[sent.Body];
        return body.SequenceEqual(expected) ? null : new(Reasons.BodyDiffers, Excerpt.Difference(expected, body));
    }

    private static Mismatch? CompareJson(Expectation expected, SentRequest sent)
    {
        if (expected.Json is not { } value)
            return new(Reasons.BodyDiffers, "sent a JSON value where the request's text is none, or has a name twice");
        var body = sent.Text[sent.Body];
        return body.SequenceEqual(value) ? null : new(Reasons.BodyDiffers, $"JSON values differ {Excerpt.Difference(value, body)}");
    }

    private static Mismatch? CompareFile(BinaryBody expected, SentRequest sent)
    {
        if (sent.BodyKind != SentBody.Text || sent.Body.Length > 0 || sent.Files.Count != 1)
            return new(Reasons.BodyDiffers, $"expected the file {expected.FileName} alone");
        return sent.Files[0].Path is not { } path || sent.Paths[path].SequenceEqual(expected.FileName)
            ? null
            : new(Reasons.BodyDiffers, Excerpt.Difference(expected.FileName, sent.Paths[path]));
    }
}
