using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.C;

/// <summary>Reads C with libcurl, as statements of a function.</summary>
internal static class CReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent) =>
        code.Expect("CURL *hnd = curl_easy_init();\n\ncurl_easy_setopt(hnd, CURLOPT_CUSTOMREQUEST, ")
        && Text(ref code, sent, out var method)
        && code.Expect(");\n")
        && (sent.Text[method] is not "HEAD" || code.Expect("curl_easy_setopt(hnd, CURLOPT_NOBODY, 1L);\n"))
        && code.Expect("curl_easy_setopt(hnd, CURLOPT_URL, ")
        && Text(ref code, sent, out var url)
        && code.Expect(");\n")
        && ReadHeaders(ref code, sent)
        && ReadCookie(ref code, sent)
        && CBody.Read(ref code, sent)
        && code.Expect("\nCURLcode ret = curl_easy_perform(hnd);")
        && Finish(sent, method, url);

    internal static bool Text(ref CodeCursor code, SentRequest sent, out Slice text) => Literal.Read<CString>(ref code, sent.Text, out text);

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try("\nstruct curl_slist *headers = NULL;\n"))
            return true;
        while (code.Try("headers = curl_slist_append(headers, "))
        {
            if (!Text(ref code, sent, out var line) || !HeaderLine.Add(ref code, sent, line) || !code.Expect(");\n"))
                return false;
        }

        return code.Expect("curl_easy_setopt(hnd, CURLOPT_HTTPHEADER, headers);\n");
    }

    private static bool ReadCookie(ref CodeCursor code, SentRequest sent) => !code.Try("\ncurl_easy_setopt(hnd, CURLOPT_COOKIE, ")
        || (Text(ref code, sent, out var cookie) && sent.AddHeader(sent.Text.Add("Cookie"), cookie) && code.Expect(");\n"));

    private static bool Finish(SentRequest sent, Slice method, Slice url)
    {
        (sent.Method, sent.Url) = (method, url);
        return true;
    }
}
