using System.Text.Json;
using System.Text.RegularExpressions;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.NodeRequest;
using ApiPack.Etl.Calls.PhpCurl;
using ApiPack.Etl.Calls.SwiftNsurlsession;
using ApiPack.Etl.Calls.Values;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>
/// What a difference rule does to the peer's call: a rewriting of its text and no more. A rule explains a difference only where the peer's text so rewritten
/// is ours to the byte.
/// </summary>
internal static partial class CallRewritings
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_024 };

    /// <summary>A rewriting: the peer's text, the peer's request, the language's id; the text put right.</summary>
    public delegate string Rewriting(string text, Request request, string language);

    /// <summary>The rewritings by the id of their rule, in the order in which they are applied.</summary>
    public static IReadOnlyDictionary<string, Rewriting> All { get; } = new Dictionary<string, Rewriting>(StringComparer.Ordinal)
    {
        ["host-placeholder"] = Host,
        ["form-encoded-once"] = FormEncodedOnce,
        ["multipart-boundary"] = MultipartBoundary,
        ["head-without-body"] = Head,
        ["java-empty-body"] = static (text, _, _) => JavaNull().Replace(text, ".$1(RequestBody.create(null, new byte[0]))"),
        ["node-query"] = NodeQueryText,
        ["node-head-body"] = static (text, _, _) => NodeJsonBody().Replace(text, "\n"),
        ["php-interpolation"] = static (text, _, _) => JsonLiteral().Replace(text, static literal => Quoted<PhpString>(JsonSerializer.Deserialize<string>(literal.Value)!)),
        ["swift-multipart"] = SwiftMultipart,
        ["swift-json"] = SwiftJson,
    };

    /// <summary>The peer ends the host at the brace and begins a path there.</summary>
    private static string Host(string text, Request request, string language)
    {
        var url = WireUrl.Of(request)!;
        var scheme = url.IsHttps ? "https://" : "http://";
        var host = request.Url[scheme.Length..].Split('/', 2)[0].Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);
        var at = host.IndexOf("%7B", StringComparison.Ordinal);
        var (before, after) = (host[..at], host[at..]);
        return language == "python_python3"
            ? text.Replace($"Connection(\"{before}\")", $"Connection(\"{url.Host}\")", StringComparison.Ordinal)
                .Replace($"\"{request.Method}\", \"{after}/", $"\"{request.Method}\", \"/", StringComparison.Ordinal)
            : text.Replace($"{scheme}{before}/{after}", $"{scheme}{url.Host}", StringComparison.Ordinal);
    }

    private static string FormEncodedOnce(string text, Request request, string language)
    {
        var fields = ((FormBody)request.Body!).Fields;
        if (language != "node_request")
            return text.Replace(Text(fields.Select(static field => Pair(field.Encoded, Har.Escape))), Text(fields.Select(static field => field.Encoded)), StringComparison.Ordinal);
        if (!NodeQuery.SendsAsEncoded(fields))
            return NodeForm().Replace(text, $"\n  body: {Quoted<NodeString>(Text(fields.Select(static field => field.Encoded)))}$1");
        foreach (var field in fields)
            text = text.Replace($": {Quoted<NodeString>(Pair(field.Encoded, static half => half).Split('=', 2)[1])}", $": {Quoted<NodeString>(field.Value)}", StringComparison.Ordinal);
        return text;
    }

    private static string Text(IEnumerable<string> pairs) => string.Join('&', pairs);

    private static string Pair(string encoded, Func<string, string> half) => string.Join('=', encoded.Split('=', 2).Select(half));

    private static string MultipartBoundary(string text, Request request, string language) =>
        ContentType().Replace(text, $"$1; boundary={Multipart.Boundary((MultipartBody)request.Body!)}$2", 1);

    private static string Head(string text, Request request, string language) => language switch
    {
        "shell_curl" => CurlData().Replace(text, "").Replace("curl --request HEAD", "curl --head", StringComparison.Ordinal),
        "php_curl" => PhpFields().Replace(text, "").Replace("_CUSTOMREQUEST => \"HEAD\",\n", "_CUSTOMREQUEST => \"HEAD\",\n  CURLOPT_NOBODY => true,\n", StringComparison.Ordinal),
        _ => CFields().Replace(text, "").Replace("_CUSTOMREQUEST, \"HEAD\");\n", "_CUSTOMREQUEST, \"HEAD\");\ncurl_easy_setopt(hnd, CURLOPT_NOBODY, 1L);\n", StringComparison.Ordinal),
    };

    /// <summary>The query moves from the object into the URL.</summary>
    private static string NodeQueryText(string text, Request request, string language)
    {
        var url = WireUrl.Of(request)!;
        var theirs = $"  url: {Quoted<NodeString>(url.WithoutQuery)},\n  qs: {NodeObjectOf(request.Query)}";
        return text.Replace(theirs, $"  url: {Quoted<NodeString>(url.Full)}", StringComparison.Ordinal);
    }

    /// <summary>Pairs as an object of JavaScript: of a repeated name the values in an array.</summary>
    private static string NodeObjectOf(IEnumerable<QueryItem> pairs)
    {
        using var values = new ValueBuilder();
        var members = values.Begin(ValueKind.Object);
        foreach (var group in pairs.GroupBy(static pair => pair.Name, StringComparer.Ordinal))
        {
            values.Name(group.Key);
            var list = group.Skip(1).Any() ? values.Begin(ValueKind.Array) : -1;
            foreach (var pair in group)
                values.Add(ValueKind.String, pair.Value);
            if (list >= 0)
                values.End(list);
        }

        values.End(members);
        using var code = new CodeWriter();
        NodeObject.Write(values.Values, 2, code);
        return code.ToString();
    }

    /// <summary>The parts, which the peer joins at run time into a text that it never assigns, become the body's text.</summary>
    private static string SwiftMultipart(string text, Request request, string language)
    {
        var multipart = (MultipartBody)request.Body!;
        var boundary = Multipart.Boundary(multipart);
        var ours = $"\nlet postData = NSMutableData(data: {Quoted<SwiftString>(Multipart.TextWithSamples(multipart, boundary))}.data(using: String.Encoding.utf8)!)\n\nlet request";
        return MultipartBoundary(text.Replace($"{SwiftLiterals.WrongParts(multipart, boundary)}\n\nlet request", ours, StringComparison.Ordinal), request, language);
    }

    private static string SwiftJson(string text, Request request, string language)
    {
        if (WireRequest.Of(request)!.Json is not { } tree)
            return text;
        var body = ((TextBody)request.Body!).Text;
        var json = JsonElement.Parse(body, Deep);
        return tree.IsExactInSwift
            ? text.Replace(SwiftLiterals.Wrong(json), SwiftLiterals.Right(json), StringComparison.Ordinal)
            : text.Replace($"{SwiftLiterals.Wrong(json)}.data(withJSONObject: parameters, options: [])", $"\nlet postData = NSData(data: {Quoted<SwiftString>(body)}.data(using: String.Encoding.utf8)!)", StringComparison.Ordinal);
    }

    private static string Quoted<TLiteral>(string text) where TLiteral : ILiteral
    {
        using var code = new CodeWriter();
        TLiteral.Write(text, code);
        return code.ToString();
    }

    [GeneratedRegex(@"\.(post|put|patch)\(null\)")]
    private static partial Regex JavaNull();

    [GeneratedRegex(@",\n  body: (?:\{\n(?:    .*\n)*  \}|.*),\n  json: true\n")]
    private static partial Regex NodeJsonBody();

    [GeneratedRegex(@"""(?:[^""\\\n]|\\[""\\/bfnrt]|\\u[0-9a-f]{4})*""")]
    private static partial Regex JsonLiteral();

    [GeneratedRegex(@"\n  form: (?:\{\n(?:    .*\n)*  \}|.*?)(,?\n)")]
    private static partial Regex NodeForm();

    [GeneratedRegex(@"(content-type(?:""|'|: |\W+)*multipart/form-data)(""|')", RegexOptions.IgnoreCase)]
    private static partial Regex ContentType();

    [GeneratedRegex(@" \\\n  --data .*$", RegexOptions.Singleline)]
    private static partial Regex CurlData();

    [GeneratedRegex(@"  CURLOPT_POSTFIELDS => .*\n")]
    private static partial Regex PhpFields();

    [GeneratedRegex(@"\ncurl_easy_setopt\(hnd, CURLOPT_POSTFIELDS, .*\n")]
    private static partial Regex CFields();
}
