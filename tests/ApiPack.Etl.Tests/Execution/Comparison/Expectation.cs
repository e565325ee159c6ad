using System.Text;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>What must arrive when a request is sent, worked out from the request alone.</summary>
internal sealed record Expectation
{
    /// <summary>The request line's method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query, as bytes of ASCII.</summary>
    public required string Target { get; init; }

    /// <summary>Headers by lower-case name, values of one name joined; a multipart's <c>content-type</c> without boundary; no <c>cookie</c>.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The <c>Cookie</c> header, or null.</summary>
    public required string? Cookie { get; init; }

    /// <summary>The body of a request that is no multipart; empty where there is none.</summary>
    public required byte[] Body { get; init; }

    /// <summary>True where a JSON body need only be equal as a value.</summary>
    public bool ByJsonValue { get; init; }

    /// <summary>A multipart's parts, or null.</summary>
    public required IReadOnlyList<Part>? Parts { get; init; }

    /// <summary>What must arrive of a request whose files hold what <paramref name="file"/> says.</summary>
    public static Expectation Of(Request request, Func<string, byte[]> file) => new()
    {
        Method = request.Method,
        Target = ExpectedTarget.Of(request),
        Headers = HeadersOf(request),
        Cookie = request.Cookies.Count == 0 ? null : string.Join("; ", request.Cookies.Select(static cookie => $"{cookie.Name}={Visible(cookie.Value)}")),
        Body = request.Body switch
        {
            TextBody text => Encoding.UTF8.GetBytes(text.Text),
            FormBody form => Encoding.UTF8.GetBytes(string.Join('&', form.Fields.Select(static field => field.Encoded))),
            BinaryBody binary => file(binary.FileName),
            _ => [],
        },
        Parts = request.Body is MultipartBody multipart ? [.. multipart.Parts.Select(part => PartOf(part, file))] : null,
    };

    /// <summary>RFC 9110 5.3: values of one name are one list; of a header that holds one value the last stands.</summary>
    private static Dictionary<string, string> HeadersOf(Request request)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in request.Headers)
        {
            var name = header.Name.ToLowerInvariant();
            var value = Visible(header.Value);
            headers[name] = headers.TryGetValue(name, out var first) && name is not ("content-type" or "authorization") ? $"{first}, {value}" : value;
        }

        // Blanks at a value's ends are none of it (RFC 9110 5.5).
        foreach (var (name, value) in headers)
            headers[name] = value.Trim(' ', '\t');

        if (request.Body is MultipartBody multipart)
            headers["content-type"] = multipart.MediaType;
        return headers;
    }

    private static Part PartOf(MultipartPart part, Func<string, byte[]> file) => new(
        InDisposition(part.Name),
        part.FileName is null ? null : InDisposition(part.FileName[(part.FileName.LastIndexOfAny(['/', '\\']) + 1)..]),
        part.ContentType ?? (part.FileName is null ? null : "application/octet-stream"),
        part.FileName is null ? Encoding.UTF8.GetBytes(part.Value) : file(part.FileName));

    /// <summary>A name between quotes, as the WHATWG's form submission escapes it.</summary>
    private static string InDisposition(string name) => name.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A");

    /// <summary>RFC 9110 5.5: visible ASCII, space and tab; all else as percent-encoded UTF-8, the usual way to say it in ASCII.</summary>
    private static string Visible(string value)
    {
        var visible = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(value))
            _ = unit is >= 0x20 and < 0x7f or (byte)'\t' ? visible.Append((char)unit) : visible.Append('%').Append(unit.ToString("X2"));
        return visible.ToString();
    }
}
