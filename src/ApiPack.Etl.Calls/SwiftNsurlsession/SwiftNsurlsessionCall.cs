using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.SwiftNsurlsession;

/// <summary>Swift with Foundation's URLSession.</summary>
internal static class SwiftNsurlsessionCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        to.Write("import Foundation\n");
        var headers = request.HeadersWithBoundaryAndCookie;
        WriteHeaders(headers, to);
        var hasBody = SwiftBody.Write(request, to);
        to.Write($"\nlet request = NSMutableURLRequest(url: NSURL(string: {Text(request.Url.Full)})! as URL,\n");
        to.Write("                                        cachePolicy: .useProtocolCachePolicy,\n                                    timeoutInterval: 10.0)\n");
        to.Write($"request.httpMethod = {Text(request.Method)}\n");
        to.Write(headers.Length > 0 ? "request.allHTTPHeaderFields = headers\n" : "");
        to.Write(hasBody ? "request.httpBody = postData as Data\n" : "");
        to.Write("\nlet session = URLSession.shared\nlet dataTask = session.dataTask(with: request as URLRequest, completionHandler: { (data, response, error) -> Void in\n");
        to.Write("  if (error != nil) {\n    print(error)\n  } else {\n    let httpResponse = response as? HTTPURLResponse\n    print(httpResponse)\n  }\n})\n\ndataTask.resume()");
    }

    private static void WriteHeaders(NameValue[] headers, CodeWriter to)
    {
        if (headers.Length == 0)
            return;
        if (headers.Length == 1)
        {
            to.Write($"\nlet headers = [{Text(headers[0].Name)}: {Text(headers[0].Value)}]\n");
            return;
        }

        to.Write("\nlet headers = [\n");
        for (var i = 0; i < headers.Length; i++)
            to.Write($"  {Text(headers[i].Name)}: {Text(headers[i].Value)}{(i + 1 < headers.Length ? "," : "")}\n");
        to.Write("]\n");
    }

    private static Quoted<SwiftString> Text(string text) => new(text);
}
