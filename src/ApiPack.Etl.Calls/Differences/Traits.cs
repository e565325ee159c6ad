using System.Text;
using ApiPack.Etl.Calls.NodeRequest;
using ApiPack.Etl.Calls.Values;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Differences;

/// <summary>What makes a request one that the peer writes wrongly.</summary>
internal static class Traits
{
    /// <summary>True when some header satisfies the condition.</summary>
    public static bool AnyHeader(this Request request, Func<NameValue, bool> condition) => request.Headers.Any(condition);

    /// <summary>True when two headers have the same name, in whatever case.</summary>
    public static bool HasTwinHeaders(this Request request) =>
        request.Headers.DistinctBy(static header => header.Name, StringComparer.OrdinalIgnoreCase).Count() < request.Headers.Count;

    /// <summary>True when a server variable is left in the host.</summary>
    public static bool HasHostPlaceholder(this Request request) => Host(request).Contains('{');

    /// <summary>True when the URL holds characters that the peer leaves raw and tools do not: brackets, letters beyond ASCII, signs that begin no escape.</summary>
    public static bool HasRawUrl(this Request request) =>
        request.Url.Any(static character => character > '~' || "[]\\".Contains(character, StringComparison.Ordinal)) || Percent.HasLooseSign(request.Url);

    /// <summary>True for a query in the URL itself, and for a query or cookie that is not encoded as JavaScript's <c>encodeURIComponent</c> does.</summary>
    public static bool HasOtherEncoding(this Request request) =>
        request.Url.Contains('?', StringComparison.Ordinal)
        || request.Query.Any(static item => item.Encoded != $"{Component(item.Name)}={Component(item.Value)}")
        || request.Cookies.Any(static cookie => Component(Uri.UnescapeDataString(cookie.Value)) != cookie.Value);

    /// <summary>True for a JSON body with a number that JavaScript prints otherwise.</summary>
    public static bool HasRespelledNumber(this Request request) =>
        request.Body is TextBody { IsJson: true } body && JsonTree.Read(body.Text) is { } json && json.Values.ToArray().Any(static value => value.Kind == ValueKind.Number && IsRespelled(value.Text.Span));

    /// <summary>True for a body of JSON, as the peer's JSON types are.</summary>
    public static bool HasJson(this Request request) => request.Body is TextBody { IsJson: true };

    /// <summary>True for a JSON body that a JavaScript literal would change, or that is no JSON at all.</summary>
    public static bool HasInexactJson(this Request request) =>
        request.Body is TextBody { IsJson: true } body && JsonTree.Read(body.Text) is not { IsExactInJavaScript: true };

    /// <summary>True for a JSON body that JavaScript takes for no body: <c>null</c>, <c>false</c>, <c>0</c>, an empty string.</summary>
    public static bool HasFalsyJson(this Request request) => request.Body is TextBody { IsJson: true, Text: "null" or "false" or "0" or "\"\"" };

    /// <summary>True for a form with a field that is encoded at all.</summary>
    public static bool HasEncodedForm(this Request request) =>
        request.Body is FormBody form && form.Fields.Any(static field => field.Encoded.AsSpan().ContainsAny('%', '+'));

    /// <summary>True for a form whose field names repeat with others between.</summary>
    public static bool HasScatteredFields(this Request request) => request.Body is FormBody form && Scattered(form.Fields);

    /// <summary>True for a query whose names repeat with others between, or that the peer encodes otherwise.</summary>
    public static bool HasScatteredQuery(this Request request) => Scattered(request.Query);

    /// <summary>True when the request package would not send the query as encoded.</summary>
    public static bool HasQueryBeyondNode(this Request request) => request.Query.Count > 0 && WireRequest.Of(request) is { } wire && !NodeQuery.IsObject(wire);

    /// <summary>The body's text on the wire, or null.</summary>
    public static string? BodyText(this Request request) => WireRequest.Of(request)?.Text;

    /// <summary>True when the body reads files.</summary>
    public static bool HasFiles(this Request request) => WireRequest.Of(request) is { HasFiles: true };

    /// <summary>True when the body's text satisfies the condition.</summary>
    public static bool AnyBody(this Request request, Func<string, bool> condition) => request.BodyText() is { } text && condition(text);

    /// <summary>True when a piece of text, wherever it is printed, satisfies the condition.</summary>
    public static bool AnyText(this Request request, Func<string, bool> condition) =>
        condition(request.Url)
        || request.Query.Any(item => condition(item.Name) || condition(item.Value))
        || request.Headers.Any(header => condition(header.Name) || condition(header.Value))
        || request.Body switch
        {
            FormBody form => form.Fields.Any(field => condition(field.Name) || condition(field.Value)),
            MultipartBody multipart => multipart.Parts.Any(part => condition(part.Name) || condition(part.Value)),
            TextBody { IsJson: true } text => JsonTree.Read(text.Text) is { } json && json.Values.ToArray().Any(value => condition(value.Text.ToString())),
            TextBody text => condition(text.Text),
            _ => false,
        };

    /// <summary>True for a control character other than those all languages write by the same letter.</summary>
    public static bool HasOddControl(string text) => text.Any(static character => character is '\b' or '\f' || (char.IsControl(character) && character is not ('\n' or '\r' or '\t')));

    /// <summary>True for characters beyond ASCII.</summary>
    public static bool IsBeyondAscii(string text) => !Ascii.IsValid(text);

    private static string Component(string text) => Uri.EscapeDataString(text)
        .Replace("%21", "!", StringComparison.Ordinal)
        .Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal);

    private static bool IsRespelled(ReadOnlySpan<char> number) =>
        number.ContainsAny('e', 'E') || (number.Contains('.') && number[^1] == '0') || number is "-0";

    private static string Host(Request request)
    {
        var start = request.Url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = request.Url.IndexOfAny(['/', '?', '#'], start);
        return end < 0 ? request.Url[start..] : request.Url[start..end];
    }

    private static bool Scattered(IReadOnlyList<QueryItem> items)
    {
        var groups = 0;
        for (var i = 0; i < items.Count; i++)
            groups += i == 0 || items[i].Name != items[i - 1].Name ? 1 : 0;
        return groups > items.DistinctBy(static item => item.Name, StringComparer.Ordinal).Count() || items.Any(static item => item.Name.Length > 0 && char.IsAsciiDigit(item.Name[0]));
    }
}
