using System.Text;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Python;

/// <summary>Reads Python 3 with http.client.</summary>
internal static class PythonReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Expect("import http.client\n\nconn = http.client.HTTP"))
            return false;
        var start = sent.Text.Length;
        sent.Text.Append(code.Try('S') ? "https://" : "http://");
        if (!code.Expect("Connection(") || !Literal.Append<PythonString<DoubleQuote>>(ref code, sent.Text) || !code.Expect(")\n\n"))
            return false;
        var host = sent.Text.Since(start);
        if (code.Try("payload = ") && !(PythonPayload.Read(ref code, sent) && code.Expect("\n\n")))
            return false;
        return ReadHeaders(ref code, sent)
            && code.Expect("conn.request(")
            && Text(ref code, sent, out var method)
            && code.Expect(", ")
            && ReadTarget(ref code, sent, host)
            && code.Expect((sent.BodyKind != SentBody.None, sent.HeaderList.Count > 0) switch
            {
                (true, true) => ", payload, headers)",
                (true, false) => ", payload)",
                (false, true) => ", headers=headers)",
                _ => ")",
            })
            && code.Expect("\n\nres = conn.getresponse()\ndata = res.read()\n\nprint(data.decode(\"utf-8\"))")
            && SetMethod(sent, method);
    }

    private static bool Text(ref CodeCursor code, SentRequest sent, out Slice text) =>
        Literal.Read<PythonString<DoubleQuote>>(ref code, sent.Text, out text);

    /// <summary>Reads the request line's target after the host; http.client takes only ASCII.</summary>
    private static bool ReadTarget(ref CodeCursor code, SentRequest sent, Slice host)
    {
        var start = sent.Text.Length;
        sent.Text.Append(sent.Text[host]);
        var path = sent.Text.Length;
        if (!Literal.Append<PythonString<DoubleQuote>>(ref code, sent.Text))
            return false;
        sent.Url = sent.Text.Since(start);
        return sent.Text[sent.Text.Since(path)] is ['/', ..] target && Ascii.IsValid(target) || code.Fail("a target that is no path");
    }

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try("headers = {"))
            return true;
        if (code.Try(' '))
            return ReadHeader(ref code, sent) && code.Expect(" }\n\n");
        if (!code.Expect("\n"))
            return false;
        do
        {
            if (!code.Expect("    ") || !ReadHeader(ref code, sent))
                return false;
        }
        while (code.Try(",\n"));
        return code.Expect("\n    }\n\n");
    }

    /// <summary>Reads a dictionary's entry, which takes the place of an earlier one of the same name.</summary>
    private static bool ReadHeader(ref CodeCursor code, SentRequest sent)
    {
        if (!Literal.Read<PythonString<SingleQuote>>(ref code, sent.Text, out var name) || !code.Expect(": ") || !Text(ref code, sent, out var value))
            return false;
        foreach (var header in sent.HeaderList)
        {
            if (sent.Text[header.Name].SequenceEqual(sent.Text[name]))
                return code.Fail("a header that takes the place of another");
        }

        return sent.AddHeader(name, value);
    }

    private static bool SetMethod(SentRequest sent, Slice method)
    {
        sent.Method = method;
        return true;
    }
}
