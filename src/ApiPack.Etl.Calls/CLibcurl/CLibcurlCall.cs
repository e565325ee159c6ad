using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.CLibcurl;

/// <summary>C with libcurl, as statements of a function.</summary>
internal static class CLibcurlCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        to.Write($"CURL *hnd = curl_easy_init();\n\ncurl_easy_setopt(hnd, CURLOPT_CUSTOMREQUEST, {Text(request.Method)});\n");

        // Without this, libcurl waits for the body that HEAD never brings.
        if (request.Method == "HEAD")
            to.Write("curl_easy_setopt(hnd, CURLOPT_NOBODY, 1L);\n");
        to.Write($"curl_easy_setopt(hnd, CURLOPT_URL, {Text(request.Url.Full)});\n");
        var isForm = request is { HasFiles: true, Body: MultipartBody };
        WriteHeaders(isForm ? request.Headers : request.HeadersWithBoundary, to);
        if (request.Cookie is { } cookie)
            to.Write($"\ncurl_easy_setopt(hnd, CURLOPT_COOKIE, {Text(cookie)});\n");
        if (request.Method != "HEAD")
            CBody.Write(request, to);
        to.Write("\nCURLcode ret = curl_easy_perform(hnd);");
    }

    private static void WriteHeaders(NameValue[] headers, CodeWriter to)
    {
        if (headers.Length == 0)
            return;
        to.Write("\nstruct curl_slist *headers = NULL;\n");
        foreach (var header in headers)
        {
            to.Write("headers = curl_slist_append(headers, ");
            to.QuoteHeader<CString>('"', header);
            to.Write(");\n");
        }

        to.Write("curl_easy_setopt(hnd, CURLOPT_HTTPHEADER, headers);\n");
    }

    private static Quoted<CString> Text(string text) => new(text);
}
