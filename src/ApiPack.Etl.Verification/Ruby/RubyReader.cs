using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Ruby;

/// <summary>Reads Ruby with Net::HTTP.</summary>
internal static class RubyReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Expect("require 'uri'\nrequire 'net/http'\n"))
            return false;
        var isHttps = code.Try("require 'openssl'\n");
        return code.Expect("\n")
            && ReadMethod(ref code, sent, out var name, out var isDeclared)
            && code.Expect("url = URI(")
            && Literal.Read<RubyDoubleQuoted>(ref code, sent.Text, out var url)
            && code.Expect(")\n\nhttp = Net::HTTP.new(url.host, url.port)\n")
            && (!isHttps || code.Expect("http.use_ssl = true\nhttp.verify_mode = OpenSSL::SSL::VERIFY_NONE\n"))
            && (sent.Text[url].StartsWith("https:", StringComparison.OrdinalIgnoreCase) == isHttps || code.Fail("TLS and the URL's scheme differ"))
            && code.Expect("\nrequest = Net::HTTP::")
            && ReadClass(ref code, sent, name, isDeclared)
            && code.Expect(".new(url)\n")
            && ReadHeaders(ref code, sent)
            && ReadBody(ref code, sent)
            && code.Expect("\nresponse = http.request(request)\nputs response.read_body")
            && SetUrl(sent, url);
    }

    /// <summary>Reads the class of a method that Net::HTTP does not know, if there is one.</summary>
    private static bool ReadMethod(ref CodeCursor code, SentRequest sent, out ReadOnlySpan<char> name, out bool isDeclared)
    {
        name = default;
        isDeclared = code.Try("class Net::HTTP::");
        if (!isDeclared)
            return true;
        name = Word(ref code);
        if (name.IsEmpty || !char.IsAsciiLetterUpper(name[0]))
            return code.Fail("no name of a class");
        if (!code.Expect(" < Net::HTTPRequest\n  METHOD = ")
            || !Literal.Read<RubySingleQuoted>(ref code, sent.Text, out var method)
            || !code.Expect("\n  REQUEST_HAS_BODY = ")
            || !(code.Try("true") || code.Expect("false"))
            || !code.Expect("\n  RESPONSE_HAS_BODY = true\nend\n\n"))
            return false;
        sent.Method = method;
        return true;
    }

    private static bool ReadClass(ref CodeCursor code, SentRequest sent, scoped ReadOnlySpan<char> declared, bool isDeclared)
    {
        var name = Word(ref code);
        if (isDeclared)
            return name.SequenceEqual(declared) || code.Fail("a class that is not declared");
        if (name is not ("Get" or "Post" or "Head" or "Delete" or "Patch" or "Put" or "Options" or "Copy" or "Lock" or "Unlock" or "Move" or "Trace"))
            return code.Fail("a class that Net::HTTP does not have");
        var start = sent.Text.Length;
        foreach (var letter in name)
            sent.Text.Append(char.ToUpperInvariant(letter));
        sent.Method = sent.Text.Since(start);
        return true;
    }

    private static ReadOnlySpan<char> Word(ref CodeCursor code)
    {
        var length = 0;
        while (length < code.Rest.Length && char.IsAsciiLetter(code.Rest[length]))
            length++;
        return code.Take(length);
    }

    /// <summary>Reads <c>request[…] = …</c>, by which a header takes the place of an earlier one of its name.</summary>
    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        while (code.Try("request["))
        {
            if (!(Literal.Read<RubyDoubleQuoted>(ref code, sent.Text, out var name)
                && code.Expect("] = ")
                && Literal.Read<RubySingleQuoted>(ref code, sent.Text, out var value)
                && code.Expect("\n")))
                return false;
            sent.SetHeader(name, value);
        }

        return true;
    }

    private static bool ReadBody(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try("request.body = "))
            return true;
        sent.BeginBody();
        if (!code.Try('['))
            return ReadPiece(ref code, sent) && sent.EndBody() && code.Expect("\n");
        do
        {
            if (!ReadPiece(ref code, sent))
                return false;
        }
        while (code.Try(", "));
        return sent.EndBody() && code.Expect("].map(&:b).join\n");
    }

    private static bool ReadPiece(ref CodeCursor code, SentRequest sent) => code.Try("File.binread(")
        ? Literal.Read<RubyDoubleQuoted>(ref code, sent.Paths, out var path) && sent.AppendFile(path) && code.Expect(")")
        : Literal.Append<RubyDoubleQuoted>(ref code, sent.Text);

    private static bool SetUrl(SentRequest sent, Slice url)
    {
        sent.Url = url;
        return true;
    }
}
