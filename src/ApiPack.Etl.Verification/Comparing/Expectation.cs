using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification.Json;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>What a request's calls are compared with, worked out once for all of them.</summary>
internal sealed class Expectation
{
    private (char[]? Canonical, bool HasTwins)? json;

    public Expectation(Request request)
    {
        Request = request;
        Url = new(request);
        var headers = Merge(request.Headers);
        Headers = headers.FindAll(static header => !IsCookie(header));

        // A document may declare the header as a parameter; the cookies then join it.
        var cookies = headers.Where(IsCookie).Select(static header => header.Value).Concat(request.Cookies.Select(static cookie => $"{cookie.Name}={cookie.Value}"));
        Cookie = string.Join("; ", cookies);
        Text = request.Body switch
        {
            TextBody body => body.Text,
            FormBody form => string.Join('&', form.Fields.Select(static field => field.Encoded)),
            _ => null,
        };
    }

    /// <summary>The request.</summary>
    public Request Request { get; }

    /// <summary>The URL's parts.</summary>
    public ExpectedUrl Url { get; }

    /// <summary>Headers with their values, those of one name made one.</summary>
    public IReadOnlyList<NameValue> Headers { get; }

    /// <summary>The <c>Cookie</c> header's value; empty without cookies.</summary>
    public string Cookie { get; }

    /// <summary>The body where it is text, else null.</summary>
    public string? Text { get; }

    /// <summary>The body's JSON value in canonical form; null where it is none, or where an object has a name twice, of which a serializer keeps one.</summary>
    public char[]? Json
    {
        get
        {
            json ??= Request.Body is TextBody { IsJson: true } body ? JsonReading.Canonical(body.Text) : (null, false);
            return json.Value.HasTwins ? null : json.Value.Canonical;
        }
    }

    /// <summary>True when the request has no body, or an empty one.</summary>
    public bool IsBodyEmpty => Request.Body is null || Text is "" || Request.Body is MultipartBody { Parts.Count: 0 };

    /// <summary>Values of one name as one list (RFC 9110 5.3); of a header that is no list, the last.</summary>
    private static List<NameValue> Merge(IReadOnlyList<NameValue> headers)
    {
        var merged = new List<NameValue>(headers.Count);
        foreach (var header in headers)
        {
            var at = merged.FindIndex(other => other.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                merged.Add(header);
            else
                merged[at] = merged[at] with { Value = IsSingle(header.Name) ? header.Value : $"{merged[at].Value}, {header.Value}" };
        }

        return merged;
    }

    private static bool IsCookie(NameValue header) => header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsSingle(string name) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);
}
