using System.Text;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>The limits of the nine clients. Whatever else differs is a defect of the code.</summary>
internal static partial class ClientLimits
{
    private const string Curl = "shell_curl";
    private const string Java = "java_okhttp";
    private const string Node = "node_request";
    private const string Go = "go_native";
    private const string Ruby = "ruby_native";
    private const string Php = "php_curl";
    private const string C = "c_libcurl";
    private const string Xhr = "javascript_xhr";

    private const string Utf8 = "; charset=utf-8";

    /// <summary>Fetch standard 4.6: header names that a page may not set.</summary>
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method", "connection", "content-length", "cookie",
        "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "te", "trailer", "transfer-encoding", "upgrade", "via",
    };

    public static IReadOnlyList<ClientLimit> All { get; } =
    [
        new("forbidden-method", "A browser refuses CONNECT, TRACE and TRACK (Fetch 2.2.1).", [Xhr],
            static request => request.Method is "CONNECT" or "TRACE" or "TRACK",
            static (_, _) => null),
        new("forbidden-header", "A browser keeps some headers for itself (Fetch 4.6).", [Xhr],
            static request => request.Headers.Any(static header => IsForbidden(header.Name)),
            static (expected, _) => expected with { Headers = expected.Headers.Where(static header => !IsForbidden(header.Key)).ToDictionary() }),
        new("header-of-short-words", "jsdom refuses a header in which a word of one character stands between blanks; browsers send it (Fetch 2.2.2).", [Xhr],
            static request => Expectation.Of(request, static _ => []).Headers.Any(static header => !IsForbidden(header.Key) && !SentByJsdom().IsMatch(header.Value)),
            static (_, _) => null),
        new("form-type-with-body", "A browser writes a form's content type itself, beside its body alone.", [Xhr],
            static request => request is { Method: "GET" or "HEAD", Body: MultipartBody { MediaType: "multipart/form-data" } form } && form.Parts.All(static part => part.FileName is not null || part.ContentType is null),
            static (expected, _) => expected with { Headers = expected.Headers.Where(static header => header.Key != "content-type").ToDictionary() }),
        new("file-chosen", "A page reads no file by its name: a form's file is its sample content.", [Xhr],
            static request => request.Body is MultipartBody multipart && multipart.Parts.Any(static part => part.FileName is not null),
            static (expected, request) => expected with { Parts = [.. expected.Parts!.Zip(((MultipartBody)request.Body!).Parts, Chosen)] }),
        new("get-without-body", "OkHttp's builder takes no body for GET; XMLHttpRequest drops it.", [Java, Xhr],
            static request => request is { Method: "GET", Body: not null },
            static (expected, _) => expected with { Body = [], Parts = null }),
        new("head-without-body", "Only http.client and Go's net/http and Ruby's Net::HTTP send a body with HEAD; cURL would wait for an answer's.", [Curl, Java, Node, Php, C, Xhr],
            static request => request is { Method: "HEAD", Body: not null },
            static (expected, _) => expected with { Body = [], Parts = null }),
        new("charset-named", "OkHttp names the charset of a text that it encodes, where the type names none.", [Java],
            static request => request is { Method: not ("GET" or "HEAD"), Body: not null } && TextsWithoutCharset(request.Body),
            static (expected, request) => CharsetNamed(expected, request.Body!)),
        new("json-respelled", "JSON.stringify spells numbers and characters its own way and puts members with whole numbers for names first: the value is the same.", [Node, Xhr],
            static request => request.Body is TextBody { IsJson: true },
            static (expected, _) => expected with { ByJsonValue = true }),
        new("cookie-once", "A cookie jar holds one cookie of a name: the last value, in the first's place.", [Node, Xhr],
            static request => request.Cookies.DistinctBy(static cookie => cookie.Name).Count() < request.Cookies.Count,
            static (expected, _) => expected with { Cookie = CookiesOnce(expected.Cookie!) }),
        new("apostrophe-escaped", "The client's URL parser escapes an apostrophe in a query.", [Java, Node, Ruby, Xhr],
            static request => ExpectedTarget.Of(request).Contains('\'', StringComparison.Ordinal),
            static (expected, _) => expected with { Target = expected.Target.Replace("'", "%27", StringComparison.Ordinal) }),
        new("user-information", "The client sends a URL's user and password as Basic credentials.", [Curl, Node, Go, Php, C],
            static request => UserOf(request) is not null && !request.Headers.Any(static header => header.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase)),
            static (expected, request) => expected with { Headers = With(expected.Headers, "authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(UserOf(request)!))}") }),
        new("type-of-nothing", "Net::HTTP declares a form where a method that may have a body has none.", [Ruby],
            static request => request is { Method: "POST" or "PUT" or "PATCH" } && Expectation.Of(request, static _ => [0]) is { Body: [], Parts: null } plain && !plain.Headers.ContainsKey("content-type"),
            static (expected, _) => expected with { Headers = With(expected.Headers, "content-type", "application/x-www-form-urlencoded") }),
    ];

    private static bool IsForbidden(string name) =>
        Forbidden.Contains(name) || name.StartsWith("proxy-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase);

    private static Part Chosen(Part expected, MultipartPart part) => part.FileName is null ? expected : expected with { Content = Encoding.UTF8.GetBytes(part.Value) };

    private static bool HasFiles(MultipartBody body) => body.Parts.Any(static part => part.FileName is not null);

    private static bool TextsWithoutCharset(RequestBody body) => body switch
    {
        TextBody { Text.Length: 0 } or FormBody { Fields.Count: 0 } or BinaryBody => false,
        MultipartBody multipart when HasFiles(multipart) => multipart.Parts.Any(IsText),
        _ => LacksCharset(body.MediaType),
    };

    private static Expectation CharsetNamed(Expectation expected, RequestBody body) => body is MultipartBody multipart && HasFiles(multipart)
        ? expected with { Parts = [.. expected.Parts!.Zip(multipart.Parts, static (expected, part) => IsText(part) ? expected with { ContentType = expected.ContentType + Utf8 } : expected)] }
        : expected with { Headers = With(expected.Headers, "content-type", body.MediaType + Utf8) };

    private static bool IsText(MultipartPart part) => part is { FileName: null, ContentType: { } type } && LacksCharset(type);

    private static bool LacksCharset(string type) => !type.Contains("charset=", StringComparison.OrdinalIgnoreCase);

    private static string CookiesOnce(string cookies) =>
        string.Join("; ", cookies.Split("; ").GroupBy(static cookie => cookie.Split('=')[0]).Select(static same => same.Last()));

    private static string? UserOf(Request request)
    {
        var authority = request.Url.Split('/', '?', '#')[2];
        return authority.LastIndexOf('@') is > 0 and var at ? Uri.UnescapeDataString(authority[..at]) : null;
    }

    // From jsdom 22: XMLHttpRequest-impl.js.
    [GeneratedRegex("^(?:[\x21-\x7E](?:[ \t][\x21-\x7E])?)*$")]
    private static partial Regex SentByJsdom();

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> headers, string name, string value) => new(headers) { [name] = value };
}
