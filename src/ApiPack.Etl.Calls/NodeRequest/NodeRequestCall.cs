using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Values;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.NodeRequest;

/// <summary>Node.js with the request package.</summary>
internal static class NodeRequestCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        // Of a HEAD with a body the package sends nothing at all.
        var hasBody = request.Method != "HEAD";
        if (hasBody && request.HasFiles)
            to.Write("const fs = require('fs');\n");
        to.Write("const request = require('request');\n\n");
        var hasQuery = NodeQuery.IsObject(request);
        var url = hasQuery ? request.Url.WithoutQuery : request.Url.Full;
        if (request.Cookies.Count > 0)
            WriteJar(request.Cookies, url, to);

        using var options = new ValueBuilder();
        var root = options.Begin(ValueKind.Object);
        options.Name("method").Add(ValueKind.String, request.Method);
        options.Name("url").Add(ValueKind.String, url);
        if (hasQuery)
            AddPairs("qs", request.Query, options);
        AddHeaders(request.Body is MultipartBody multipart && NodeBody.IsFormData(multipart) ? request.Headers : request.HeadersWithBoundary, options);
        if (hasBody)
            NodeBody.Add(request, options);
        if (request.Cookies.Count > 0)
            options.Name("jar").Add(ValueKind.Code, "jar");
        options.End(root);

        to.Write("const options = ");
        NodeObject.Write(options.Values, 0, to);
        to.Write(";\n\nrequest(options, function (error, response, body) {\n  if (error) throw new Error(error);\n\n  console.log(body);\n});\n");
    }

    private static void WriteJar(IReadOnlyList<NameValue> cookies, string url, CodeWriter to)
    {
        to.Write("const jar = request.jar();\n");
        foreach (var cookie in cookies)
            to.Write($"jar.setCookie(request.cookie({new Quoted<NodeString>($"{cookie.Name}={Percent.Header(cookie.Value)}")}), {new Quoted<NodeString>(url)});\n");
        to.Write('\n');
    }

    private static void AddHeaders(NameValue[] headers, ValueBuilder to)
    {
        if (headers.Length == 0)
            return;
        to.Name("headers");
        var members = to.Begin(ValueKind.Object);
        foreach (var header in headers)
            to.Name(header.Name).Add(ValueKind.String, header.Value);
        to.End(members);
    }

    /// <summary>Adds pairs as an object of strings.</summary>
    internal static void AddPairs(string name, IReadOnlyList<QueryItem> pairs, ValueBuilder to)
    {
        to.Name(name);
        var members = to.Begin(ValueKind.Object);
        foreach (var pair in pairs)
            to.Name(pair.Name).Add(ValueKind.String, pair.Value);
        to.End(members);
    }
}
