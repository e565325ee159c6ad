using System.Text;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Go;

/// <summary>Reads Go with net/http.</summary>
internal static class GoReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Expect("package main\n\nimport (\n\t\"fmt\"\n"))
            return false;

        // Go refuses an import that is not used, and a use without import.
        var hasBody = code.Try("\t\"strings\"\n");
        return code.Expect("\t\"net/http\"\n\t\"io/ioutil\"\n)\n\nfunc main() {\n\n\turl := ")
            && Text(ref code, sent, out var url)
            && code.Expect("\n\n")
            && (!hasBody || ReadPayload(ref code, sent))
            && code.Expect("\treq, _ := http.NewRequest(")
            && Text(ref code, sent, out var method)
            && code.Expect(hasBody ? ", url, payload)\n\n" : ", url, nil)\n\n")
            && ReadHeaders(ref code, sent)
            && code.Expect("\tres, _ := http.DefaultClient.Do(req)\n\n\tdefer res.Body.Close()\n\tbody, _ := ioutil.ReadAll(res.Body)\n\n\tfmt.Println(res)\n\tfmt.Println(string(body))\n\n}")
            && Finish(sent, method, url);
    }

    private static bool Text(ref CodeCursor code, SentRequest sent, out Slice text) => Literal.Read<GoString>(ref code, sent.Text, out text);

    private static bool ReadPayload(ref CodeCursor code, SentRequest sent)
    {
        var files = 0;
        while (code.Try("\tfile"))
        {
            if (!ReadNumber(ref code, ++files)
                || !code.Expect(", _ := ioutil.ReadFile(")
                || !Literal.Read<GoString>(ref code, sent.Paths, out var path)
                || !code.Expect(")\n"))
                return false;
            sent.FileList.Add(new(-1, path));
        }

        if (!(files == 0 || code.Expect("\n")) || !code.Expect("\tpayload := strings.NewReader("))
            return false;
        sent.BeginBody();
        var used = 0;
        do
        {
            if (code.Try("string(file"))
            {
                if (!ReadNumber(ref code, ++used) || !code.Expect(")"))
                    return false;
                if (used <= files)
                    sent.FileList[used - 1] = sent.FileList[used - 1] with { Place = sent.Text.Length - sent.Body.Start };
            }
            else if (!(code.Next == '`' ? Literal.Append<GoRawString>(ref code, sent.Text) : Literal.Append<GoString>(ref code, sent.Text)))
                return false;
        }
        while (code.Try(" + "));

        // A variable that is not used does not compile.
        return (used == files || code.Fail("files read and files sent differ")) && sent.EndBody() && code.Expect(")\n\n");
    }

    /// <summary>Reads what tells a file's variable from the first: nothing, 2, 3, …</summary>
    private static bool ReadNumber(ref CodeCursor code, int file)
    {
        var number = 0;
        while (char.IsAsciiDigit(code.Next) && number < 1_000_000)
            number = (number * 10) + code.Take(1)[0] - '0';
        return number == (file == 1 ? 0 : file) || code.Fail("files out of order");
    }

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Rest.StartsWith("\treq.Header.Add("))
            return true;
        while (code.Try("\treq.Header.Add("))
        {
            if (!(Text(ref code, sent, out var name) && code.Expect(", ") && Text(ref code, sent, out var value) && code.Expect(")\n")))
                return false;

            // net/http writes these itself and drops what the header map says.
            if (!(IsNamed(sent, name, "Host") || IsNamed(sent, name, "Content-Length") || IsNamed(sent, name, "Transfer-Encoding") || IsNamed(sent, name, "Trailer")))
                sent.AddHeader(name, value);
        }

        return code.Expect("\n");
    }

    private static bool IsNamed(SentRequest sent, Slice name, string expected) => Ascii.EqualsIgnoreCase(sent.Text[name], expected);

    private static bool Finish(SentRequest sent, Slice method, Slice url)
    {
        (sent.Method, sent.Url) = (method, url);
        return true;
    }
}
