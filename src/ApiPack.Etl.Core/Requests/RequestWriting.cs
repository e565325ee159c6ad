using System.Text;
using System.Text.Encodings.Web;

namespace ApiPack.Etl.Core.Requests;

/// <summary>Writes requests as the serializer would, to the character, without its metadata and in a builder that each thread keeps.</summary>
internal static class RequestWriting
{
    private const int FirstLength = 16 * 1024;

    [ThreadStatic]
    private static StringBuilder? kept;

    public static string Write(Request request)
    {
        var json = (kept ??= new StringBuilder(FirstLength)).Clear();
        Text(json, """{"method":""", request.Method);
        Text(json, ""","url":""", request.Url);
        Pairs(json, ""","query":[""", request.Query);
        Names(json, ""","headers":[""", request.Headers);
        Names(json, ""","cookies":[""", request.Cookies);
        if (request.Body is { } body)
        {
            Body(json, body);
            Text(json, ""","media_type":""", body.MediaType);
            json.Append('}');
        }

        return json.Append('}').ToString();
    }

    private static void Pairs(StringBuilder json, string before, IReadOnlyList<QueryItem> items)
    {
        json.Append(before);
        for (var at = 0; at < items.Count; at++)
        {
            Text(json, at == 0 ? """{"name":""" : """,{"name":""", items[at].Name);
            Text(json, ""","value":""", items[at].Value);
            Text(json, ""","encoded":""", items[at].Encoded);
            json.Append('}');
        }

        json.Append(']');
    }

    private static void Names(StringBuilder json, string before, IReadOnlyList<NameValue> items)
    {
        json.Append(before);
        for (var at = 0; at < items.Count; at++)
        {
            Text(json, at == 0 ? """{"name":""" : """,{"name":""", items[at].Name);
            Text(json, ""","value":""", items[at].Value);
            json.Append('}');
        }

        json.Append(']');
    }

    private static void Body(StringBuilder json, RequestBody body)
    {
        switch (body)
        {
            case TextBody text:
                Text(json, ""","body":{"kind":"text","text":""", text.Text);
                json.Append(text.IsJson ? ""","is_json":true""" : ""","is_json":false""");
                break;
            case FormBody form:
                Pairs(json, ""","body":{"kind":"form","fields":[""", form.Fields);
                break;
            case MultipartBody multipart:
                Parts(json, ""","body":{"kind":"multipart","parts":[""", multipart.Parts);
                break;
            case BinaryBody binary:
                Text(json, ""","body":{"kind":"binary","file_name":""", binary.FileName);
                break;
            default:
                throw new NotSupportedException($"no JSON for a {body.GetType().Name}");
        }
    }

    private static void Parts(StringBuilder json, string before, IReadOnlyList<MultipartPart> parts)
    {
        json.Append(before);
        for (var at = 0; at < parts.Count; at++)
        {
            Text(json, at == 0 ? """{"name":""" : """,{"name":""", parts[at].Name);
            Text(json, ""","value":""", parts[at].Value);
            if (parts[at].FileName is { } fileName)
                Text(json, ""","file_name":""", fileName);
            if (parts[at].ContentType is { } contentType)
                Text(json, ""","content_type":""", contentType);
            json.Append('}');
        }

        json.Append(']');
    }

    /// <summary>Writes a text with what stands before it; of visible ASCII only the quote and the backslash are escaped.</summary>
    private static void Text(StringBuilder json, string before, string text)
    {
        json.Append(before).Append('"');
        var rest = text.AsSpan();
        if (rest.ContainsAnyExceptInRange(' ', '~'))
        {
            json.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)).Append('"');
            return;
        }

        for (var at = rest.IndexOfAny('"', '\\'); at >= 0; at = rest.IndexOfAny('"', '\\'))
        {
            json.Append(rest[..at]).Append('\\').Append(rest[at]);
            rest = rest[(at + 1)..];
        }

        json.Append(rest).Append('"');
    }
}
