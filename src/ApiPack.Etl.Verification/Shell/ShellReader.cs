using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Shell;

/// <summary>Reads a cURL command line, its options as curl(1) has them.</summary>
internal static class ShellReader
{
    private const string Next = " \\\n  ";

    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Expect("curl --"))
            return false;
        if (code.Try("head"))
            sent.Method = sent.Text.Add("HEAD");
        else if (!code.Expect("request ") || !ShellWord.Read(ref code, sent.Text, out var method))
            return false;
        else if (sent.Text[method] is "HEAD")
            return code.Fail("HEAD by --request, which waits for a body");
        else
            sent.Method = method;
        var isGlobOff = code.Try(Next + "--globoff");
        if (!code.Expect(Next + "--url ") || !ShellWord.Read(ref code, sent.Text, out var url))
            return false;
        sent.Url = url;
        return (isGlobOff || !IsGlob(sent.Text[url]) || code.Fail("a URL that curl takes for a pattern"))
            && ReadOptions(ref code, sent)
            && code.ExpectEnd();
    }

    private static bool ReadOptions(ref CodeCursor code, SentRequest sent)
    {
        while (code.Try(Next + "--"))
        {
            var isRead = code.Try("header ") ? ReadHeader(ref code, sent)
                : code.Try("cookie ") ? ReadCookie(ref code, sent)
                : code.Try("data ") ? ReadData(ref code, sent, isRaw: false)
                : code.Try("data-raw ") ? ReadData(ref code, sent, isRaw: true)
                : code.Try("data-binary ") ? ReadBinary(ref code, sent)
                : code.Try("form ") ? ReadPart(ref code, sent, isString: false)
                : code.Try("form-string ") ? ReadPart(ref code, sent, isString: true)
                : code.Fail("an option that this reader does not know");
            if (!isRead)
                return false;
        }

        return sent.BodyKind == SentBody.None || sent.Text[sent.Method] is not "HEAD" || code.Fail("a body beside --head");
    }

    private static bool ReadHeader(ref CodeCursor code, SentRequest sent) =>
        ShellWord.Read(ref code, sent.Text, out var line)
        && (!sent.Text[line].StartsWith('@') || code.Fail("headers from a file"))
        && HeaderLine.Add(ref code, sent, line);

    private static bool ReadCookie(ref CodeCursor code, SentRequest sent) =>
        ShellWord.Read(ref code, sent.Text, out var cookie)
        && (sent.Text[cookie].Contains('=') || code.Fail("cookies from a file"))
        && sent.AddHeader(sent.Text.Add("Cookie"), cookie);

    /// <summary>Reads data; several are joined by an ampersand.</summary>
    private static bool ReadData(ref CodeCursor code, SentRequest sent, bool isRaw)
    {
        if (!Begin(ref code, sent, SentBody.Text))
            return false;
        var start = sent.Text.Length;
        return ShellWord.Append(ref code, sent.Text)
            && (isRaw || !sent.Text[sent.Text.Since(start)].StartsWith('@') || code.Fail("data from a file without its line ends"))
            && sent.EndBody();
    }

    private static bool ReadBinary(ref CodeCursor code, SentRequest sent)
    {
        var isFirst = sent.BodyKind == SentBody.None;
        if (!Begin(ref code, sent, SentBody.Text) || !ShellWord.Read(ref code, sent.Paths, out var path))
            return false;
        return (isFirst && sent.Paths[path].StartsWith('@') || code.Fail("binary data that is no file"))
            && sent.AppendFile(new(path.Start + 1, path.Length - 1));
    }

    private static bool ReadPart(ref CodeCursor code, SentRequest sent, bool isString)
    {
        if (!Begin(ref code, sent, SentBody.Parts))
            return false;
        sent.LibrarySetsBoundary = true;
        return ShellWord.Read(ref code, sent.Text, out var part) && CurlForm.Add(ref code, sent, part, isString);
    }

    /// <summary>Begins the body, or goes on with it: nothing else may stand between its options.</summary>
    private static bool Begin(ref CodeCursor code, SentRequest sent, SentBody kind)
    {
        if (sent.BodyKind == SentBody.None)
        {
            sent.BeginBody();
            sent.BodyKind = kind;
            return true;
        }

        if (sent.BodyKind != kind || sent.FileList.Count > 0)
            return code.Fail("bodies of two kinds");
        if (kind == SentBody.Text && sent.Body.Start + sent.Body.Length != sent.Text.Length)
            return code.Fail("data between other options");
        if (kind == SentBody.Text)
            sent.Text.Append('&');
        return true;
    }

    /// <summary>True where curl would expand braces or brackets, but for those of an IPv6 address.</summary>
    private static bool IsGlob(ReadOnlySpan<char> url)
    {
        var host = url.IndexOf("//[", StringComparison.Ordinal);
        if (host >= 0 && url[(host + 3)..].IndexOf(']') is var end and > 0)
            url = url[(host + 3 + end + 1)..];
        return url.ContainsAny("{}[]");
    }
}
