using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.JavascriptXhr;

/// <summary>JavaScript in a browser with XMLHttpRequest.</summary>
internal static class JavascriptXhrCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        var isFormData = request.Body is MultipartBody multipart && FitsFormData(multipart);
        WriteData(request, isFormData, to);
        to.Write("const xhr = new XMLHttpRequest();\nxhr.withCredentials = true;\n\n");
        to.Write("xhr.addEventListener(\"readystatechange\", function () {\n  if (this.readyState === this.DONE) {\n    console.log(this.responseText);\n  }\n});\n\n");

        // A browser refuses a Cookie header; it sends the document's own.
        foreach (var cookie in request.Cookies)
            to.Write($"document.cookie = {Text($"{cookie.Name}={Percent.Header(cookie.Value)}")};\n");
        to.Write($"xhr.open({Text(request.Method)}, {Text(request.Url.Full)});\n");
        foreach (var header in request.HeadersWithBoundary)
        {
            // The browser writes a form's content type itself, with the boundary it chose.
            if (!isFormData || !header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
                to.Write($"xhr.setRequestHeader({Text(header.Name)}, {Text(header.Value)});\n");
        }

        to.Write("\nxhr.send(data);");
    }

    private static void WriteData(WireRequest request, bool isFormData, CodeWriter to)
    {
        if (isFormData)
        {
            WriteForm((MultipartBody)request.Body!, to);
            return;
        }

        to.Write("const data = ");
        if (request.Json is { IsExactInJavaScript: true } json)
        {
            to.Write("JSON.stringify(");
            XhrJson.Write(json.Values, 0, to);
            to.Write(')');
        }
        else if (request.Body is BinaryBody)
        {
            // A page reads no file by name; a person chooses it.
            to.Write("document.querySelector('input[type=\"file\"]').files[0]");
        }
        else if (TextOf(request) is { Length: > 0 } text)
            to.Write($"{Text(text)}");
        else
            to.Write("null");
        to.Write(";\n\n");
    }

    /// <summary>True where <c>FormData</c> can say it: no field has a type, which would make it a file named blob.</summary>
    private static bool FitsFormData(MultipartBody body) =>
        Multipart.IsFormData(body) && !body.Parts.Any(static part => part.FileName is null && part.ContentType is not null);

    /// <summary>The body's text; of files in a multipart, their sample content.</summary>
    private static string? TextOf(WireRequest request) =>
        request.Body is MultipartBody multipart ? Multipart.TextWithSamples(multipart, request.Boundary!) : request.Text;

    private static void WriteForm(MultipartBody form, CodeWriter to)
    {
        to.Write("const data = new FormData();\n");
        foreach (var part in form.Parts)
        {
            to.Write($"data.append({Text(part.Name)}, ");
            if (part.FileName is not null)
                to.Write($"new File([{Text(part.Value)}], {Text(Multipart.BaseName(part.FileName))}, {{ type: {Text(Multipart.ContentType(part)!)} }})");
            else
                to.Write($"{Text(part.Value)}");
            to.Write(");\n");
        }

        to.Write('\n');
    }

    private static Quoted<JsonString> Text(string text) => new(text);
}
