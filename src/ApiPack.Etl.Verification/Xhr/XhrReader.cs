using System.Text;
using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Xhr;

/// <summary>Reads JavaScript with XMLHttpRequest. What a browser refuses by itself (forbidden methods and header names) is taken as written.</summary>
internal static class XhrReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent) =>
        code.Expect("const data = ")
        && XhrData.Read(ref code, sent)
        && code.Expect("const xhr = new XMLHttpRequest();\nxhr.withCredentials = true;\n\nxhr.addEventListener(\"readystatechange\", function () {\n  if (this.readyState === this.DONE) {\n    console.log(this.responseText);\n  }\n});\n\n")
        && ReadCookies(ref code, sent)
        && code.Expect("xhr.open(")
        && JavaScriptValue.Text(ref code, sent.Text, out var method)
        && code.Expect(", ")
        && JavaScriptValue.Text(ref code, sent.Text, out var url)
        && code.Expect(");\n")
        && ReadHeaders(ref code, sent)
        && code.Expect("\nxhr.send(data);")
        && Finish(sent, method, url);

    /// <summary>Reads assignments to the document's cookies; what comes after a semicolon would be an attribute.</summary>
    private static bool ReadCookies(ref CodeCursor code, SentRequest sent)
    {
        while (code.Try("document.cookie = "))
        {
            if (!JavaScriptValue.Text(ref code, sent.Text, out var cookie) || !code.Expect(";\n"))
                return false;
            if (sent.Text[cookie].Contains(';'))
                return code.Fail("a cookie with attributes");
            sent.AddHeader(sent.Text.Add("Cookie"), cookie);
        }

        return true;
    }

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        while (code.Try("xhr.setRequestHeader("))
        {
            if (!(JavaScriptValue.Text(ref code, sent.Text, out var name)
                && code.Expect(", ")
                && JavaScriptValue.Text(ref code, sent.Text, out var value)
                && code.Expect(");\n")))
                return false;
            if (sent.BodyKind == SentBody.Parts && Ascii.EqualsIgnoreCase(sent.Text[name], "content-type"))
                return code.Fail("a form's content type, which leaves its boundary out");
            sent.AddHeader(name, value);
        }

        return true;
    }

    private static bool Finish(SentRequest sent, Slice method, Slice url)
    {
        (sent.Method, sent.Url) = (method, url);
        return true;
    }
}
