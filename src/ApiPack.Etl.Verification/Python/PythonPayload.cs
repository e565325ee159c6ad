using System.Text;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Python;

/// <summary>Reads a Python body: a string, its bytes, a file's bytes, or all of these joined.</summary>
internal static class PythonPayload
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        sent.BeginBody();
        if (!code.Try("b\"\".join(["))
            return ReadOne(ref code, sent) && sent.EndBody();
        do
        {
            if (!ReadBytes(ref code, sent))
                return false;
        }
        while (code.Try(", "));
        return sent.EndBody() && code.Expect("])");
    }

    private static bool ReadOne(ref CodeCursor code, SentRequest sent)
    {
        if (code.Next != '"')
            return ReadBytes(ref code, sent);
        if (!Literal.Append<PythonString<DoubleQuote>>(ref code, sent.Text))
            return false;

        // http.client encodes a str as Latin-1.
        return code.Try(".encode(\"utf-8\")") || Ascii.IsValid(sent.Text[sent.Text.Since(sent.Body.Start)]) || code.Fail("text that would go out as Latin-1");
    }

    private static bool ReadBytes(ref CodeCursor code, SentRequest sent)
    {
        if (code.Try("open("))
            return Literal.Read<PythonString<DoubleQuote>>(ref code, sent.Paths, out var path) && sent.AppendFile(path) && code.Expect(", \"rb\").read()");
        return code.Try('b')
            ? Literal.Append<PythonBytes<DoubleQuote>>(ref code, sent.Text)
            : Literal.Append<PythonString<DoubleQuote>>(ref code, sent.Text) && code.Expect(".encode(\"utf-8\")");
    }
}
