using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Php;

/// <summary>Reads PHP with its cURL extension.</summary>
internal static class PhpReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        Slice? port = null;
        if (!code.Expect("<?php\n\n$curl = curl_init();\n\ncurl_setopt_array($curl, [\n"))
            return false;
        if (code.Try("  CURLOPT_PORT => "))
        {
            if (!Text(ref code, sent, out var digits) || !code.Expect(",\n"))
                return false;
            port = digits;
        }

        return code.Expect("  CURLOPT_URL => ")
            && Text(ref code, sent, out var url)
            && code.Expect(",\n  CURLOPT_RETURNTRANSFER => true,\n  CURLOPT_ENCODING => \"\",\n  CURLOPT_MAXREDIRS => 10,\n  CURLOPT_TIMEOUT => 30,\n  CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,\n  CURLOPT_CUSTOMREQUEST => ")
            && Text(ref code, sent, out var method)
            && code.Expect(",\n")
            && ReadNoBody(ref code, sent.Text[method] is "HEAD")
            && ReadBody(ref code, sent)
            && ReadCookie(ref code, sent)
            && ReadHeaders(ref code, sent)
            && code.Expect("]);\n\n$response = curl_exec($curl);\n$err = curl_error($curl);\n\ncurl_close($curl);\n\nif ($err) {\n  echo \"cURL Error #:\" . $err;\n} else {\n  echo $response;\n}")
            && Finish(ref code, sent, method, url, port);
    }

    private static bool Text(ref CodeCursor code, SentRequest sent, out Slice text) => Literal.Read<PhpDoubleQuoted>(ref code, sent.Text, out text);

    private static bool ReadNoBody(ref CodeCursor code, bool isHead) => !isHead || code.Expect("  CURLOPT_NOBODY => true,\n");

    private static bool ReadBody(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try("  CURLOPT_POSTFIELDS => "))
            return true;
        sent.BeginBody();
        do
        {
            if (!ReadPiece(ref code, sent))
                return false;
        }
        while (code.Try(" . "));
        return sent.EndBody() && code.Expect(",\n");
    }

    private static bool ReadPiece(ref CodeCursor code, SentRequest sent) => code.Try("file_get_contents(")
        ? Literal.Read<PhpDoubleQuoted>(ref code, sent.Paths, out var path) && sent.AppendFile(path) && code.Expect(")")
        : Literal.Append<PhpDoubleQuoted>(ref code, sent.Text);

    private static bool ReadCookie(ref CodeCursor code, SentRequest sent) => !code.Try("  CURLOPT_COOKIE => ")
        || (Text(ref code, sent, out var cookie) && sent.AddHeader(sent.Text.Add("Cookie"), cookie) && code.Expect(",\n"));

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try("  CURLOPT_HTTPHEADER => [\n"))
            return true;
        do
        {
            if (!code.Expect("    ") || !Text(ref code, sent, out var line) || !HeaderLine.Add(ref code, sent, line))
                return false;
        }
        while (code.Try(",\n"));
        return code.Expect("\n  ],\n");
    }

    /// <summary>The port option goes before the URL's own, so both must say the same.</summary>
    private static bool Finish(ref CodeCursor code, SentRequest sent, Slice method, Slice url, Slice? port)
    {
        (sent.Method, sent.Url) = (method, url);
        var address = sent.Text[url];
        var authority = address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var end = authority.IndexOfAny('/', '?', '#');
        authority = end < 0 ? authority : authority[..end];
        var colon = authority.LastIndexOf(':');
        var own = colon < 0 || authority[(colon + 1)..].ContainsAnyExceptInRange('0', '9') ? default : authority[(colon + 1)..];
        return own.SequenceEqual(port is { } digits ? sent.Text[digits] : default) || code.Fail("a port other than the URL's");
    }
}
