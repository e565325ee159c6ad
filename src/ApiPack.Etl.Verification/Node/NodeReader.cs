using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Node;

/// <summary>Reads Node.js with the request package (2.88).</summary>
internal static class NodeReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        var hasFiles = code.Try("const fs = require('fs');\n");
        if (!code.Expect("const request = require('request');\n\n"))
            return false;
        Slice? jarUrl = null;
        var hasJar = code.Try("const jar = request.jar();\n");
        if (hasJar && !ReadJar(ref code, sent, out jarUrl))
            return false;
        return code.Expect("const options = ")
            && NodeOptions.Read(ref code, sent, hasFiles, hasJar)
            && code.Expect(";\n\nrequest(options, function (error, response, body) {\n  if (error) throw new Error(error);\n\n  console.log(body);\n});\n")
            && (jarUrl is not { } url || IsWithin(sent, url) || code.Fail("cookies of another URL"));
    }

    /// <summary>Reads cookies put into a jar; what comes after a semicolon would be an attribute.</summary>
    private static bool ReadJar(ref CodeCursor code, SentRequest sent, out Slice? jarUrl)
    {
        jarUrl = null;
        while (code.Try("jar.setCookie(request.cookie("))
        {
            if (!JavaScriptValue.Text(ref code, sent.Text, out var cookie)
                || !code.Expect("), ")
                || !JavaScriptValue.Text(ref code, sent.Text, out var url)
                || !code.Expect(");\n"))
                return false;
            if (sent.Text[cookie].Contains(';') || !sent.Text[cookie].Contains('='))
                return code.Fail("a cookie with attributes or without name");
            if (jarUrl is { } other && !sent.Text[other].SequenceEqual(sent.Text[url]))
                return code.Fail("cookies of two URLs");
            jarUrl = url;
            sent.AddHeader(sent.Text.Add("Cookie"), cookie);
        }

        return code.Expect("\n");
    }

    /// <summary>True when the request goes to the very address that the cookies are for, query aside.</summary>
    private static bool IsWithin(SentRequest sent, Slice jarUrl)
    {
        var address = sent.Text[sent.Url];
        var cookies = sent.Text[jarUrl];
        return address.StartsWith(cookies) && (address.Length == cookies.Length || address[cookies.Length] == '?');
    }
}
