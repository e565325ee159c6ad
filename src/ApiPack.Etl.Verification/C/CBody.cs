using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.C;

/// <summary>Reads the body in libcurl: post fields, a file as a stream, parts.</summary>
internal static class CBody
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (code.Try("\ncurl_easy_setopt(hnd, CURLOPT_POSTFIELDS, "))
            return CReader.Text(ref code, sent, out var body) && sent.SetBody(body) && code.Expect(");\n");
        if (code.Try("\nFILE *file = fopen("))
            return ReadStream(ref code, sent);
        return !code.Try("\ncurl_mime *mime = curl_mime_init(hnd);\ncurl_mimepart *part;\n") || ReadParts(ref code, sent);
    }

    private static bool ReadStream(ref CodeCursor code, SentRequest sent)
    {
        sent.BeginBody();
        return Literal.Read<CString>(ref code, sent.Paths, out var path)
            && sent.AppendFile(path)
            && code.Expect(", \"rb\");\nfseek(file, 0L, SEEK_END);\ncurl_easy_setopt(hnd, CURLOPT_POST, 1L);\ncurl_easy_setopt(hnd, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)ftell(file));\nrewind(file);\ncurl_easy_setopt(hnd, CURLOPT_READDATA, file);\n");
    }

    private static bool ReadParts(ref CodeCursor code, SentRequest sent)
    {
        sent.BodyKind = SentBody.Parts;
        sent.LibrarySetsBoundary = true;
        while (code.Try("part = curl_mime_addpart(mime);\ncurl_mime_name(part, "))
        {
            if (!CReader.Text(ref code, sent, out var name) || !code.Expect(");\n"))
                return false;
            var isFile = code.Try("curl_mime_filedata(part, ");
            Slice value;
            if (isFile
                ? !Literal.Read<CString>(ref code, sent.Paths, out value) || !code.Expect(");\n")
                : !code.Expect("curl_mime_data(part, ") || !CReader.Text(ref code, sent, out value) || !code.Expect(", CURL_ZERO_TERMINATED);\n"))
                return false;
            Slice? type = null;
            if (code.Try("curl_mime_type(part, "))
            {
                if (!CReader.Text(ref code, sent, out var text) || !code.Expect(");\n"))
                    return false;
                type = text;
            }

            sent.PartList.Add(new(name, value, isFile, ContentType: type));
        }

        return code.Expect("curl_easy_setopt(hnd, CURLOPT_MIMEPOST, mime);\n");
    }
}
