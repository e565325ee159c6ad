using ApiPack.Etl.Calls.JavaOkhttp;
using ApiPack.Etl.Calls.NodeRequest;
using ApiPack.Etl.Calls.PhpCurl;
using ApiPack.Etl.Calls.RubyNative;
using ApiPack.Etl.Calls.ShellCurl;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Differences;

/// <summary>Every deliberate difference from openapi-snippet 0.14.0, with what is wrong there.</summary>
public static class DifferenceRules
{
    private const string Curl = "shell_curl";
    private const string Java = "java_okhttp";
    private const string Node = "node_request";
    private const string Python = "python_python3";
    private const string Go = "go_native";
    private const string Ruby = "ruby_native";
    private const string Php = "php_curl";
    private const string Swift = "swift_nsurlsession";
    private const string C = "c_libcurl";
    private const string Xhr = "javascript_xhr";

    private static readonly string[] Everywhere = [Curl, Java, Node, Python, Go, Ruby, Php, Swift, C, Xhr];

    /// <summary>The rules, those of the request before those of a language.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        new("host-placeholder", Everywhere,
            "A brace of a server variable left in the host ends the host.",
            static request => request.HasHostPlaceholder()),
        new("url-encoded", Everywhere,
            "Brackets, signs that begin no escape and letters beyond ASCII stand raw in a URL: clients fail, glob or encode again.",
            static request => request.HasRawUrl()),
        new("header-once", Everywhere,
            "Names that differ only in case are sent twice; of equal names all values but the last are lost.",
            static request => request.HasTwinHeaders()),
        new("header-ascii", Everywhere,
            "Header values beyond visible ASCII are refused by OkHttp and Node, or sent as Latin-1 by Python.",
            static request => request.AnyHeader(static header => header.Value.Any(static character => character is (< ' ' or > '~') and not '\t'))),
        new("quoted-header", [Java, Python, Go, Ruby, Php, Swift, C],
            "A quote or backslash in a header is not escaped.",
            static request => request.AnyHeader(static header => $"{header.Name}{header.Value}".AsSpan().ContainsAny('"', '\\', '\''))),
        new("form-encoded-once", [Java, Node, Python, Go, Ruby, Php, C, Xhr],
            "Form fields are encoded a second time: %20 becomes %2520.",
            static request => request.HasEncodedForm()),
        new("multipart-boundary", [Python, Go, Ruby, Php, C],
            "The body has a boundary that the Content-Type header does not name.",
            static request => request.Body is MultipartBody),
        new("multipart-files", Everywhere,
            "A file is sent as a text field.",
            static request => request.Body is MultipartBody or BinaryBody && request.HasFiles()),
        new("multipart-part-type", [Curl, Node, Xhr],
            "A part's content type is dropped, or its value lost.",
            static request => request.Body is MultipartBody multipart && multipart.Parts.Any(static part => part.ContentType is not null)),
        new("multipart-repeated-name", [Node],
            "Of parts with the same name only the last is kept.",
            static request => request.Body is MultipartBody multipart && multipart.Parts.DistinctBy(static part => part.Name, StringComparer.Ordinal).Count() < multipart.Parts.Count),
        new("multipart-name-order", [Node],
            "Parts with a name like a number come first, and parts of a repeated name together.",
            static request => request.Body is MultipartBody multipart && !NodeBody.IsFormData(multipart)),
        new("multipart-name-escaped", [Java, Node],
            "A quote or line break in a part's name ends it.",
            static request => request.Body is MultipartBody multipart && multipart.Parts.Any(static part => part.Name.AsSpan().ContainsAny('"', '\r', '\n'))),
        new("multipart-other", [Curl, Java, Node, Swift, Xhr],
            "Every multipart type becomes form-data.",
            static request => request.Body is MultipartBody multipart && !multipart.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)),
        new("curl-form-value", [Curl],
            "--form reads values with @, <, ; or quotes as files and attributes, and a name up to its first equals sign.",
            static request => request.Body is MultipartBody multipart && multipart.Parts.Any(static part => part.Name.Contains('=') || ShellCurlCall.NeedsString(part.Value))),
        new("curl-data-at", [Curl],
            "--data reads a value that begins with @ as a file's name.",
            static request => request.AnyBody(static text => text.StartsWith('@'))),
        new("empty-header", [Curl, Php, C],
            "cURL drops a header without value unless a semicolon ends it.",
            static request => request.AnyHeader(static header => header.Value.Length == 0)),
        new("head-without-body", [Curl, Php, C],
            "HEAD by --request or CUSTOMREQUEST alone waits for a body.",
            static request => request.Method == "HEAD"),
        new("java-empty-body", [Java],
            "OkHttp throws for .post(null), .put(null) and .patch(null).",
            static request => request.Method is "POST" or "PUT" or "PATCH" or "PROPPATCH" or "REPORT" && string.IsNullOrEmpty(request.BodyText())),
        new("java-constant", [Java],
            "A string constant has at most 65,535 bytes.",
            static request => request.AnyBody(static text => !JavaString.Fits(text))),
        new("node-backslash", [Node],
            "Backslashes are not escaped.",
            static request => request.AnyText(static text => text.Contains('\\'))),
        new("node-query", [Node],
            "The request package encodes an object's pairs in its own way, tags[0]=a for a repeated name, and loses them after a fragment.",
            static request => request.HasQueryBeyondNode()),
        new("node-head-body", [Node],
            "The request package refuses a body beside HEAD.",
            static request => request is { Method: "HEAD", Body: not null }),
        new("node-falsy-body", [Node],
            "A body of null, false, 0 or an empty string is lost.",
            static request => request.HasFalsyJson()),
        new("node-cookie-jar", [Node],
            "The cookie jar is the text 'JAR'.",
            static request => request.Cookies.Count > 0),
        new("json-exact", [Node, Xhr],
            "Numbers beyond a double's precision change; a member named __proto__ is lost, and one of two with the same name.",
            static request => request.HasInexactJson()),
        new("xhr-cookie", [Xhr],
            "A browser refuses a Cookie header.",
            static request => request.Cookies.Count > 0),
        new("python-utf8-body", [Python],
            "http.client encodes a str as Latin-1, and fails beyond it.",
            static request => request.AnyBody(Traits.IsBeyondAscii)),
        new("go-byte-order-mark", [Go],
            "A byte order mark inside a source is an error.",
            static request => request.AnyBody(static text => text.Contains('\ufeff'))),
        new("ruby-interpolation", [Ruby],
            "#{, #$ and #@ are replaced.",
            static request => request.AnyBody(static text => Quotation.Differs<RubyString>(text))),
        new("ruby-request-class", [Ruby],
            "The text 'false' is true: a request without body declares a form.",
            static request => !RubyNativeCall.IsKnown(request.Method)),
        new("php-interpolation", [Php],
            "$name, ${ and {$ are replaced; \\b and \\u are not PHP's escapes.",
            static request => request.AnyBody(static text => Quotation.Differs<PhpString>(text)) || request.AnyText(static text => text.Contains('$'))),
        new("c-controls", [C],
            "\\u is no escape for a control character in C.",
            static request => request.AnyBody(Traits.HasOddControl)),
        new("swift-json", [Swift],
            "JSONSerialization.data needs try; null is left out, backslashes and line breaks stand raw, arrays are cast to dictionaries.",
            static request => request.HasJson()),
        new("swift-multipart", [Swift],
            "The body is never assigned, lacks its last boundary, and reads files without try.",
            static request => request.Body is MultipartBody),
        new("swift-text", [Swift],
            "Backslashes and line breaks stand raw.",
            static request => request.AnyBody(static text => text.AsSpan().ContainsAny("\\\r\n\"") || Traits.HasOddControl(text))),
        new("repeated-name-order", Everywhere,
            "Pairs of a repeated or numeric name change places in an object of JavaScript.",
            static request => request.HasScatteredQuery() || request.HasScatteredFields()),
    ];
}
