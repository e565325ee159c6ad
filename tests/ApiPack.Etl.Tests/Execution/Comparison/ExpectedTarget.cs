using System.Text;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>Path and query of a request line (RFC 9112 3.2.1).</summary>
internal static class ExpectedTarget
{
    private const string Legal = "-._~!$&'()*+,;=:@/?%";

    /// <summary>The target of a request: its path, then its query before a query that stands in the URL itself, no fragment.</summary>
    public static string Of(Request request)
    {
        var url = request.Url;
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var rest = url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..(hash < 0 ? url.Length : hash)];
        var start = rest.IndexOfAny(['/', '?', '\\']);
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        var path = start < 0 || start == mark ? "/" : rest[start..(mark < 0 ? rest.Length : mark)];
        string[] query = [.. request.Query.Select(static item => item.Encoded), .. mark < 0 ? [] : new[] { rest[(mark + 1)..] }];

        // In a path most clients' URL parsers escape the apostrophe; a server reads both alike.
        path = Encoded(path).Replace("'", "%27", StringComparison.Ordinal);
        return query.Length == 0 ? path : $"{path}?{Encoded(string.Join('&', query))}";
    }

    /// <summary>What RFC 3986 forbids raw, percent-encoded as UTF-8; a percent sign that begins no escape too.</summary>
    private static string Encoded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoded = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            var unit = (char)bytes[at];
            var isEscape = unit != '%' || (at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]));
            _ = isEscape && (char.IsAsciiLetterOrDigit(unit) || Legal.Contains(unit)) ? encoded.Append(unit) : encoded.Append('%').Append(bytes[at].ToString("X2"));
        }

        return encoded.ToString();
    }
}
