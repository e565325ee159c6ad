using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.JavaOkhttp;

/// <summary>Java with OkHttp 3 or 4.</summary>
internal static class JavaOkhttpCall
{
    private const string EmptyBody = "RequestBody.create(null, new byte[0])";

    public static void Write(WireRequest request, CodeWriter to)
    {
        to.Write("OkHttpClient client = new OkHttpClient();\n\n");
        var hasBody = WriteBody(request, to);
        to.Write($"Request request = new Request.Builder()\n  .url({Text(request.Url.Full)})\n");
        WriteMethod(request.Method, hasBody, to);
        foreach (var header in request.HeadersAndCookie)
            to.Write($"  .addHeader({Text(header.Name)}, {Text(header.Value)})\n");
        to.Write("  .build();\n\nResponse response = client.newCall(request).execute();");
    }

    private static void WriteMethod(string method, bool hasBody, CodeWriter to)
    {
        // The builder throws where a method that must have a body gets null.
        var argument = hasBody ? "body" : method is "POST" or "PUT" or "PATCH" or "PROPPATCH" or "REPORT" ? EmptyBody : "null";
        switch (method)
        {
            case "GET" or "HEAD":
                to.Write($"  .{Lower(method)}()\n");
                break;
            case "POST" or "PUT" or "DELETE" or "PATCH":
                to.Write($"  .{Lower(method)}({argument})\n");
                break;
            default:
                to.Write($"  .method({Text(method)}, {argument})\n");
                break;
        }
    }

    /// <summary>Declares <c>body</c> where there is one.</summary>
    private static bool WriteBody(WireRequest request, CodeWriter to)
    {
        switch (request.Body)
        {
            case MultipartBody multipart when request.HasFiles:
                WriteParts(multipart, request.Boundary!, to);
                return true;
            case BinaryBody binary:
                to.Write($"MediaType mediaType = MediaType.parse({Text(binary.MediaType)});\n");
                to.Write($"RequestBody body = RequestBody.create(mediaType, new java.io.File({Text(binary.FileName)}));\n");
                return true;
            case { } body when request.Text is { Length: > 0 }:
                var mediaType = request.Boundary is null ? body.MediaType : $"{body.MediaType}; boundary={request.Boundary}";
                to.Write($"MediaType mediaType = MediaType.parse({Text(mediaType)});\n");
                to.Write($"RequestBody body = RequestBody.create(mediaType, {Text(request.Pieces[0])});\n");
                return true;
            default:
                return false;
        }
    }

    private static void WriteParts(MultipartBody multipart, string boundary, CodeWriter to)
    {
        to.Write($"RequestBody body = new MultipartBody.Builder({Text(boundary)})\n  .setType(MediaType.parse({Text(multipart.MediaType)}))\n");
        foreach (var part in multipart.Parts)
        {
            if (part.FileName is not null)
                to.Write($"  .addFormDataPart({Text(part.Name)}, {Text(Multipart.BaseName(part.FileName))}, RequestBody.create(MediaType.parse({Text(Multipart.ContentType(part))}), new java.io.File({Text(part.FileName)})))\n");
            else if (part.ContentType is not null)
                to.Write($"  .addFormDataPart({Text(part.Name)}, null, RequestBody.create(MediaType.parse({Text(Multipart.ContentType(part))}), {Text(part.Value)}))\n");
            else
                to.Write($"  .addFormDataPart({Text(part.Name)}, {Text(part.Value)})\n");
        }

        to.Write("  .build();\n");
    }

    private static string Lower(string method) => method switch
    {
        "GET" => "get",
        "HEAD" => "head",
        "POST" => "post",
        "PUT" => "put",
        "PATCH" => "patch",
        _ => "delete",
    };

    private static Quoted<JavaString> Text(string? text) => new(text);

    private static QuotedPiece<JavaString> Text(BodyPiece piece) => new(piece);
}
