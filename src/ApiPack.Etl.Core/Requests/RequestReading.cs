using System.Buffers;

namespace ApiPack.Etl.Core.Requests;

/// <summary>
/// Reads the requests that <see cref="RequestCodec"/> writes, as it writes them: members in its order and no blanks. What is written otherwise it
/// leaves alone: null means that the serializer has to judge.
/// </summary>
internal static class RequestReading
{
    public static Request? ReadOrNull(string json)
    {
        // The writer escapes surrogates; whether others are pairs is the serializer's to tell.
        if (json.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return null;
        var unescaped = ArrayPool<char>.Shared.Rent(json.Length);
        var scanner = new RequestScanner(json, unescaped);
        var request = Whole(ref scanner);
        ArrayPool<char>.Shared.Return(unescaped);
        return request;
    }

    private static Request? Whole(ref RequestScanner scanner)
    {
        if (scanner.Text("""{"method":""") is not { } method || scanner.Text(""","url":""") is not { } url
            || !scanner.Takes(""","query":[""") || Pairs(ref scanner) is not { } query
            || !scanner.Takes(""","headers":[""") || Names(ref scanner) is not { } headers
            || !scanner.Takes(""","cookies":[""") || Names(ref scanner) is not { } cookies)
            return null;
        RequestBody? body = null;
        if (scanner.Takes(""","body":{"kind":""") && (body = Body(ref scanner)) is null)
            return null;
        return scanner.Takes("}") && scanner.IsAtEnd ? new Request { Method = method, Url = url, Query = query, Headers = headers, Cookies = cookies, Body = body } : null;
    }

    private static List<QueryItem>? Pairs(ref RequestScanner scanner)
    {
        var items = new List<QueryItem>();
        if (scanner.Takes("]"))
            return items;
        do
        {
            if (scanner.Text("""{"name":""") is not { } name || scanner.Text(""","value":""") is not { } value || scanner.Text(""","encoded":""") is not { } encoded || !scanner.Takes("}"))
                return null;
            items.Add(new QueryItem(name, value, encoded));
        }
        while (scanner.Takes(","));
        return scanner.Takes("]") ? items : null;
    }

    private static List<NameValue>? Names(ref RequestScanner scanner)
    {
        var items = new List<NameValue>();
        if (scanner.Takes("]"))
            return items;
        do
        {
            if (scanner.Text("""{"name":""") is not { } name || scanner.Text(""","value":""") is not { } value || !scanner.Takes("}"))
                return null;
            items.Add(new NameValue(name, value));
        }
        while (scanner.Takes(","));
        return scanner.Takes("]") ? items : null;
    }

    private static RequestBody? Body(ref RequestScanner scanner) =>
        scanner.Takes("\"text\"") ? TextOf(ref scanner)
        : scanner.Takes("\"form\",\"fields\":[") ? Pairs(ref scanner) is { } fields && MediaType(ref scanner) is { } form ? new FormBody(form, fields) : null
        : scanner.Takes("\"multipart\",\"parts\":[") ? Parts(ref scanner) is { } parts && MediaType(ref scanner) is { } multipart ? new MultipartBody(multipart, parts) : null
        : scanner.Text("\"binary\",\"file_name\":") is { } fileName && MediaType(ref scanner) is { } binary ? new BinaryBody(binary, fileName)
        : null;

    private static TextBody? TextOf(ref RequestScanner scanner)
    {
        if (scanner.Text(""","text":""") is not { } text || !scanner.Takes(""","is_json":"""))
            return null;
        var isJson = scanner.Takes("true");
        return (isJson || scanner.Takes("false")) && MediaType(ref scanner) is { } mediaType ? new TextBody(mediaType, text, isJson) : null;
    }

    private static List<MultipartPart>? Parts(ref RequestScanner scanner)
    {
        var parts = new List<MultipartPart>();
        if (scanner.Takes("]"))
            return parts;
        do
        {
            if (scanner.Text("""{"name":""") is not { } name || scanner.Text(""","value":""") is not { } value)
                return null;
            parts.Add(new MultipartPart(name, value, scanner.Text(""","file_name":"""), scanner.Text(""","content_type":""")));
            if (!scanner.Takes("}"))
                return null;
        }
        while (scanner.Takes(","));
        return scanner.Takes("]") ? parts : null;
    }

    /// <summary>The media type, with which each body ends.</summary>
    private static string? MediaType(ref RequestScanner scanner) => scanner.Text(""","media_type":""") is { } mediaType && scanner.Takes("}") ? mediaType : null;
}
