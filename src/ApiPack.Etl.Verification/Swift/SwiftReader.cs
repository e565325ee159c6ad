using System.Text;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Swift;

/// <summary>Reads Swift with Foundation's URLSession.</summary>
internal static class SwiftReader
{
    public static bool Read(ref CodeCursor code, SentRequest sent) =>
        code.Expect("import Foundation\n")
        && ReadHeaders(ref code, sent)
        && SwiftBody.Read(ref code, sent)
        && code.Expect("\nlet request = NSMutableURLRequest(url: NSURL(string: ")
        && Text(ref code, sent, out var url)
        && code.Expect(")! as URL,\n                                        cachePolicy: .useProtocolCachePolicy,\n                                    timeoutInterval: 10.0)\nrequest.httpMethod = ")
        && Text(ref code, sent, out var method)
        && code.Expect(sent.HeaderList.Count > 0 ? "\nrequest.allHTTPHeaderFields = headers\n" : "\n")
        && (sent.BodyKind == SentBody.None || code.Expect("request.httpBody = postData as Data\n"))
        && code.Expect("\nlet session = URLSession.shared\nlet dataTask = session.dataTask(with: request as URLRequest, completionHandler: { (data, response, error) -> Void in\n  if (error != nil) {\n    print(error)\n  } else {\n    let httpResponse = response as? HTTPURLResponse\n    print(httpResponse)\n  }\n})\n\ndataTask.resume()")
        && Finish(sent, method, url);

    internal static bool Text(ref CodeCursor code, SentRequest sent, out Slice text) => Literal.Read<SwiftString>(ref code, sent.Text, out text);

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try("\nlet headers = ["))
            return true;
        var isTall = code.Try('\n');
        do
        {
            if ((isTall && !code.Expect("  ")) || !ReadHeader(ref code, sent))
                return false;
        }
        while (isTall && code.Try(",\n"));
        return code.Expect(isTall ? "\n]\n" : "]\n");
    }

    /// <summary>Reads a dictionary's entry; one key twice ends the program.</summary>
    private static bool ReadHeader(ref CodeCursor code, SentRequest sent)
    {
        if (!Text(ref code, sent, out var name) || !code.Expect(": ") || !Text(ref code, sent, out var value))
            return false;
        foreach (var header in sent.HeaderList)
        {
            if (Ascii.EqualsIgnoreCase(sent.Text[header.Name], sent.Text[name]))
                return code.Fail("a header that is there twice");
        }

        return sent.AddHeader(name, value);
    }

    private static bool Finish(SentRequest sent, Slice method, Slice url)
    {
        (sent.Method, sent.Url) = (method, url);
        return true;
    }
}
