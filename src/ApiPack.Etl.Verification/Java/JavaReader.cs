using System.Text;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Java;

/// <summary>Reads Java with OkHttp 3 or 4.</summary>
internal static class JavaReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        Slice? mediaType = null;
        return code.Expect("OkHttpClient client = new OkHttpClient();\n\n")
            && JavaBody.Read(ref code, sent, ref mediaType)
            && code.Expect("Request request = new Request.Builder()\n  .url(")
            && Text(ref code, sent, out var url)
            && code.Expect(")\n")
            && ReadMethod(ref code, sent)
            && ReadHeaders(ref code, sent)
            && code.Expect("  .build();\n\nResponse response = client.newCall(request).execute();")
            && Finish(ref code, sent, url, mediaType);
    }

    /// <summary>Reads a string, or a list of strings joined at run time.</summary>
    internal static bool Text(ref CodeCursor code, SentRequest sent, out Slice text)
    {
        var start = sent.Text.Length;
        var isRead = !code.Try("String.join(\"\", ") ? Constant(ref code, sent) : Joined(ref code, sent);
        text = sent.Text.Since(start);
        return isRead;
    }

    private static bool Joined(ref CodeCursor code, SentRequest sent)
    {
        do
        {
            if (!Constant(ref code, sent))
                return false;
        }
        while (code.Try(", "));
        return code.Expect(")");
    }

    /// <summary>Reads a literal; a class file holds at most 65,535 bytes of modified UTF-8 in one (JVMS 4.4.7).</summary>
    private static bool Constant(ref CodeCursor code, SentRequest sent)
    {
        const int mostBytes = 65_535;
        var start = sent.Text.Length;
        if (!Literal.Append<JavaString>(ref code, sent.Text))
            return false;
        var text = sent.Text[sent.Text.Since(start)];
        if (text.Length <= mostBytes / 3)
            return true;
        var bytes = 0L;
        foreach (var unit in text)
            bytes += unit is > '\0' and < '\u0080' ? 1 : unit < '\u0800' ? 2 : 3;
        return bytes <= mostBytes || code.Fail("a string too long for a class file");
    }

    private static bool ReadMethod(ref CodeCursor code, SentRequest sent)
    {
        string? method = null;
        if (code.Try("  .get()\n"))
            method = "GET";
        else if (code.Try("  .head()\n"))
            method = "HEAD";
        if (method is not null)
        {
            // OkHttp refuses a body here; one that is declared all the same is compared as if it were sent.
            sent.Method = sent.Text.Add(method);
            return true;
        }

        if (code.Try("  .method("))
        {
            if (!Text(ref code, sent, out var name))
                return false;
            sent.Method = name;
            return code.Expect(", ") && ReadArgument(ref code, sent, MustHaveBody(sent.Text[name]));
        }

        method = code.Try("  .post(") ? "POST" : code.Try("  .put(") ? "PUT" : code.Try("  .patch(") ? "PATCH" : code.Try("  .delete(") ? "DELETE" : null;
        if (method is null)
            return code.Fail("expected a method");
        sent.Method = sent.Text.Add(method);
        return ReadArgument(ref code, sent, MustHaveBody(method));
    }

    private static bool ReadArgument(ref CodeCursor code, SentRequest sent, bool mustHaveBody)
    {
        if (code.Try("body)\n"))
            return sent.BodyKind != SentBody.None || code.Fail("a body that is not declared");
        if (sent.BodyKind != SentBody.None)
            return code.Fail("a body that is declared and not sent");
        if (code.Try("RequestBody.create(null, new byte[0]))\n"))
            return true;
        return mustHaveBody ? code.Fail("null, which OkHttp refuses for this method") : code.Expect("null)\n");
    }

    private static bool MustHaveBody(ReadOnlySpan<char> method) => method is "POST" or "PUT" or "PATCH" or "PROPPATCH" or "REPORT";

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        while (code.Try("  .addHeader("))
        {
            if (!(Text(ref code, sent, out var name) && code.Expect(", ") && Text(ref code, sent, out var value) && code.Expect(")\n")))
                return false;
            sent.AddHeader(name, value);
        }

        return true;
    }

    /// <summary>The body's media type goes before the header of the request, which must say the same but for a boundary.</summary>
    private static bool Finish(ref CodeCursor code, SentRequest sent, Slice url, Slice? mediaType)
    {
        sent.Url = url;
        if (mediaType is not { } type)
            return true;
        foreach (var header in sent.HeaderList)
        {
            if (Ascii.EqualsIgnoreCase(sent.Text[header.Name], "content-type") && !IsWithBoundary(sent.Text[header.Value], sent.Text[type]))
                return code.Fail("a content type other than the body's");
        }

        return sent.SetHeader(sent.Text.Add("Content-Type"), type);
    }

    private static bool IsWithBoundary(ReadOnlySpan<char> header, ReadOnlySpan<char> type) =>
        type.StartsWith(header) && (type.Length == header.Length || type[header.Length..].StartsWith("; boundary="));
}
