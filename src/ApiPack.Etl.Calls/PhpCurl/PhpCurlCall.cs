using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;

namespace ApiPack.Etl.Calls.PhpCurl;

/// <summary>PHP with its cURL extension.</summary>
internal static class PhpCurlCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        to.Write("<?php\n\n$curl = curl_init();\n\ncurl_setopt_array($curl, [\n");
        if (request.Url.Port is { } port)
            to.Write($"  CURLOPT_PORT => {Text(port)},\n");
        to.Write($"  CURLOPT_URL => {Text(request.Url.Full)},\n");
        to.Write("  CURLOPT_RETURNTRANSFER => true,\n  CURLOPT_ENCODING => \"\",\n  CURLOPT_MAXREDIRS => 10,\n  CURLOPT_TIMEOUT => 30,\n  CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,\n");
        to.Write($"  CURLOPT_CUSTOMREQUEST => {Text(request.Method)},\n");

        // Without this, cURL waits for the body that HEAD never brings.
        if (request.Method == "HEAD")
            to.Write("  CURLOPT_NOBODY => true,\n");
        else if (request.Body is not null)
            WriteBody(request.Pieces, to);
        if (request.Cookie is { } cookie)
            to.Write($"  CURLOPT_COOKIE => {Text(cookie)},\n");
        WriteHeaders(request, to);
        to.Write("]);\n\n$response = curl_exec($curl);\n$err = curl_error($curl);\n\ncurl_close($curl);\n\nif ($err) {\n  echo \"cURL Error #:\" . $err;\n} else {\n  echo $response;\n}");
    }

    private static void WriteBody(BodyPiece[] pieces, CodeWriter to)
    {
        to.Write("  CURLOPT_POSTFIELDS => ");
        for (var i = 0; i < pieces.Length; i++)
        {
            to.Write(i > 0 ? " . " : "");
            if (pieces[i].IsFile)
                to.Write($"file_get_contents({Text(pieces[i].Text)})");
            else
                to.Write($"{Text(pieces[i])}");
        }

        to.Write(",\n");
    }

    private static void WriteHeaders(WireRequest request, CodeWriter to)
    {
        var headers = request.SortedHeadersWithBoundary;
        if (headers.Length == 0)
            return;
        to.Write("  CURLOPT_HTTPHEADER => [\n");
        for (var i = 0; i < headers.Length; i++)
        {
            to.Write("    ");
            to.QuoteHeader<PhpString>('"', headers[i]);
            to.Write(i + 1 < headers.Length ? ",\n" : "\n");
        }

        to.Write("  ],\n");
    }

    private static Quoted<PhpString> Text(string text) => new(text);

    private static QuotedPiece<PhpString> Text(BodyPiece piece) => new(piece);
}
