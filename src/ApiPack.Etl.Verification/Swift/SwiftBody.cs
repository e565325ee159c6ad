using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Swift;

/// <summary>Reads the declaration of a Swift body, <c>postData</c>.</summary>
internal static class SwiftBody
{
    private const string Utf8 = ".data(using: String.Encoding.utf8)!)\n";

    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (code.Try("let parameters = "))
            return ReadJson(ref code, sent);
        if (code.Try("\nlet postData = NSMutableData(data: "))
            return ReadPieces(ref code, sent);
        if (code.Try("\nlet postData = NSData(data: "))
            return SwiftReader.Text(ref code, sent, out var text) && sent.SetBody(text) && code.Expect(Utf8);
        if (!code.Try("\nlet postData = try Data(contentsOf: URL(fileURLWithPath: "))
            return true;
        sent.BeginBody();
        return Literal.Read<SwiftString>(ref code, sent.Paths, out var path) && sent.AppendFile(path) && code.Expect("))\n");
    }

    private static bool ReadJson(ref CodeCursor code, SentRequest sent)
    {
        sent.BeginBody();
        sent.BodyKind = SentBody.Json;
        return SwiftValue.Read(ref code, sent.Text)
            && sent.EndBody()
            && sent.Text[sent.Body] switch
            {
                ['{', ..] => code.Expect(" as [String : Any]"),
                ['[', ..] => code.Expect(" as [Any]"),
                _ => code.Fail("a value that JSONSerialization does not take"),
            }
            && code.Expect("\n\nlet postData = try JSONSerialization.data(withJSONObject: parameters, options: [])\n");
    }

    private static bool ReadPieces(ref CodeCursor code, SentRequest sent)
    {
        sent.BeginBody();
        if (!Literal.Append<SwiftString>(ref code, sent.Text) || !code.Expect(Utf8))
            return false;
        while (code.Try("postData.append("))
        {
            if (code.Try("try Data(contentsOf: URL(fileURLWithPath: ")
                ? !Literal.Read<SwiftString>(ref code, sent.Paths, out var path) || !sent.AppendFile(path) || !code.Expect(")))\n")
                : !Literal.Append<SwiftString>(ref code, sent.Text) || !code.Expect(Utf8))
                return false;
        }

        return sent.EndBody();
    }
}
