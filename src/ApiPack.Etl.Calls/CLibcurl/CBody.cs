using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.CLibcurl;

/// <summary>The body in libcurl: text as post fields, a file as a stream, a form with files as parts.</summary>
internal static class CBody
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        switch (request.Body)
        {
            case BinaryBody binary:
                to.Write($"\nFILE *file = fopen({Text(binary.FileName)}, \"rb\");\nfseek(file, 0L, SEEK_END);\n");
                to.Write("curl_easy_setopt(hnd, CURLOPT_POST, 1L);\ncurl_easy_setopt(hnd, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)ftell(file));\n");
                to.Write("rewind(file);\ncurl_easy_setopt(hnd, CURLOPT_READDATA, file);\n");
                break;
            case MultipartBody multipart when request.HasFiles:
                WriteParts(multipart, to);
                break;
            case { } when request.Text is { Length: > 0 }:
                to.Write($"\ncurl_easy_setopt(hnd, CURLOPT_POSTFIELDS, {Text(request.Pieces[0])});\n");
                break;
        }
    }

    private static void WriteParts(MultipartBody multipart, CodeWriter to)
    {
        to.Write("\ncurl_mime *mime = curl_mime_init(hnd);\ncurl_mimepart *part;\n");
        foreach (var part in multipart.Parts)
        {
            to.Write($"part = curl_mime_addpart(mime);\ncurl_mime_name(part, {Text(part.Name)});\n");
            if (part.FileName is not null)
                to.Write($"curl_mime_filedata(part, {Text(part.FileName)});\n");
            else
                to.Write($"curl_mime_data(part, {Text(part.Value)}, CURL_ZERO_TERMINATED);\n");
            if (Multipart.ContentType(part) is { } type)
                to.Write($"curl_mime_type(part, {Text(type)});\n");
        }

        to.Write("curl_easy_setopt(hnd, CURLOPT_MIMEPOST, mime);\n");
    }

    private static Quoted<CString> Text(string text) => new(text);

    private static QuotedPiece<CString> Text(BodyPiece piece) => new(piece);
}
