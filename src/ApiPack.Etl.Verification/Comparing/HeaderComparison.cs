using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>Compares headers as a multiset whose values of one name are in order; names have no case.</summary>
internal static class HeaderComparison
{
    private const string Boundary = "; boundary=";

    /// <summary>What libraries that build a multipart call it where the code does not say.</summary>
    private const string LibraryType = "multipart/form-data";

    public static Mismatch? Compare(Expectation expected, SentRequest sent)
    {
        foreach (var header in expected.Headers)
        {
            if (CompareOne(expected, header, sent) is { } mismatch)
                return mismatch;
        }

        foreach (var header in sent.Headers)
        {
            var name = sent.Text[header.Name];
            if (!IsKnown(expected, sent, name, header))
                return new(Reasons.HeaderExtra, Excerpt.Of(name, 0));
        }

        var cookie = Cookies(sent);
        return WireText.IsHeader(expected.Cookie, cookie) ? null : new(Reasons.CookieDiffers, Excerpt.Difference(expected.Cookie, cookie));
    }

    /// <summary>The boundary that a multipart's <c>Content-Type</c> names; empty where it names none.</summary>
    public static ReadOnlySpan<char> BoundaryOf(SentRequest sent)
    {
        foreach (var header in sent.Headers)
        {
            if (IsName(sent.Text[header.Name], "content-type") && sent.Text[header.Value].IndexOf(Boundary) is >= 0 and var at)
                return sent.Text[header.Value][(at + Boundary.Length)..];
        }

        return default;
    }

    private static Mismatch? CompareOne(Expectation expected, NameValue header, SentRequest sent)
    {
        var isMultipartType = expected.Request.Body is MultipartBody && IsName(header.Name, "content-type");
        var values = Values(sent, header.Name);
        if (values.IsEmpty && !Has(sent, header.Name))
            return isMultipartType && IsName(header.Value, LibraryType) && sent.LibrarySetsBoundary ? null : new(Reasons.HeaderMissing, header.Name);
        if (isMultipartType)
            values = WithoutBoundary(values);
        return WireText.IsHeader(header.Value, values) ? null : new(Reasons.HeaderDiffers, $"{header.Name} {Excerpt.Difference(header.Value, values)}");
    }

    private static bool IsKnown(Expectation expected, SentRequest sent, ReadOnlySpan<char> name, SentHeader header)
    {
        foreach (var other in expected.Headers)
        {
            if (IsName(name, other.Name))
                return true;
        }

        // A body's media type may be told where the request's headers leave it out.
        return IsName(name, "cookie")
            || (expected.Request.Body is { } body && IsName(name, "content-type") && WireText.IsHeader(body.MediaType, WithoutBoundary(sent.Text[header.Value])));
    }

    /// <summary>The value less a boundary at its end; a list of values has none.</summary>
    private static ReadOnlySpan<char> WithoutBoundary(ReadOnlySpan<char> value) =>
        value.IndexOf(Boundary) is >= 0 and var at && !value[(at + Boundary.Length)..].ContainsAny(" ,;") ? value[..at] : value;

    private static bool Has(SentRequest sent, ReadOnlySpan<char> name)
    {
        foreach (var header in sent.Headers)
        {
            if (IsName(sent.Text[header.Name], name))
                return true;
        }

        return false;
    }

    /// <summary>The value of the headers of a name, several as one list.</summary>
    private static ReadOnlySpan<char> Values(SentRequest sent, ReadOnlySpan<char> name) => Joined(sent, name, ", ");

    private static ReadOnlySpan<char> Cookies(SentRequest sent) => Joined(sent, "cookie", "; ");

    private static ReadOnlySpan<char> Joined(SentRequest sent, ReadOnlySpan<char> name, string separator)
    {
        ReadOnlySpan<char> joined = default;
        var count = 0;
        foreach (var header in sent.Headers)
        {
            if (!IsName(sent.Text[header.Name], name))
                continue;
            var value = sent.Text[header.Value];
            joined = count++ == 0 ? value : string.Concat(joined, separator, value);
        }

        return joined;
    }

    private static bool IsName(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length == right.Length && left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
