using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>Compares the parts of a multipart body in order. A page reads no file by its path, so XMLHttpRequest's file parts hold the sample content.</summary>
internal static class MultipartComparison
{
    /// <summary>The type of a file that has none of its own (RFC 7578 4.4).</summary>
    private const string Octets = "application/octet-stream";

    public static Mismatch? Compare(MultipartBody expected, SentRequest sent, string lang)
    {
        if (sent.BodyKind == SentBody.Json)
            return new(Reasons.BodyDiffers, "expected parts, sent a JSON value");
        if (sent.BodyKind == SentBody.Text && MultipartText.Read(sent, HeaderComparison.BoundaryOf(sent)) is { } problem)
            return new(Reasons.MultipartBroken, problem);
        if (expected.Parts.Count != sent.Parts.Count)
            return new(Reasons.BodyDiffers, $"expected {expected.Parts.Count} parts, sent {sent.Parts.Count}");
        for (var i = 0; i < expected.Parts.Count; i++)
        {
            if (Compare(expected.Parts[i], sent.Parts[i], sent, lang) is { } what)
                return new(Reasons.BodyDiffers, $"part {i} ({expected.Parts[i].Name}): {what}");
        }

        return null;
    }

    private static string? Compare(MultipartPart expected, SentPart part, SentRequest sent, string lang)
    {
        if (!IsName(expected.Name, part.Name, sent))
            return Excerpt.Difference(expected.Name, sent.Text[part.Name]);
        if (expected.FileName is null)
            return part.IsFile || part.FileName is not null ? "sent as a file" : CompareValue(expected, part, sent) ?? CompareType(expected.ContentType, part, sent);
        if (!part.IsFile && (part.FileName is null || lang != "javascript"))
            return "not read from its file";
        if (part.FileName is { } told && !IsName(BaseName(expected.FileName), told, sent) && !IsName(expected.FileName, told, sent))
            return Excerpt.Difference(expected.FileName, sent.Text[told]);
        var content = !part.IsFile ? CompareValue(expected, part, sent)
            : part.Value.Length == 0 || sent.Paths[part.Value].SequenceEqual(expected.FileName) ? null
            : Excerpt.Difference(expected.FileName, sent.Paths[part.Value]);
        return content ?? (part.ContentType is null && expected.ContentType is null ? null : CompareType(expected.ContentType ?? Octets, part, sent));
    }

    private static string? CompareValue(MultipartPart expected, SentPart part, SentRequest sent) =>
        sent.Text[part.Value].SequenceEqual(expected.Value) ? null : Excerpt.Difference(expected.Value, sent.Text[part.Value]);

    private static string? CompareType(string? expected, SentPart part, SentRequest sent)
    {
        var type = part.ContentType is { } slice ? sent.Text[slice] : default;
        return WireText.IsHeader(expected, type) ? null : $"content type {Excerpt.Difference(expected, type)}";
    }

    /// <summary>True when a name is the same; where the library does not escape it, the code must have: quote, CR and LF (HTML, multipart form data).</summary>
    private static bool IsName(ReadOnlySpan<char> expected, Slice name, SentRequest sent)
    {
        var text = sent.Text[name];
        if (!sent.PartNamesAreRaw || !expected.ContainsAny("\"\r\n"))
            return text.SequenceEqual(expected);
        var escaped = expected.ToString()
            .Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
        return text.SequenceEqual(escaped);
    }

    private static ReadOnlySpan<char> BaseName(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '\\') + 1)..];
}
