using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Values;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.SwiftNsurlsession;

/// <summary>The body in Swift, declared as <c>postData</c>.</summary>
internal static class SwiftBody
{
    private const string Utf8 = ".data(using: String.Encoding.utf8)!";

    /// <summary>Declares the body; false when there is none.</summary>
    public static bool Write(WireRequest request, CodeWriter to)
    {
        switch (request.Body)
        {
            case TextBody when request.Json is { IsExactInSwift: true } json:
                WriteJson(json, to);
                return true;
            case FormBody { Fields.Count: > 0 } form:
                for (var i = 0; i < form.Fields.Count; i++)
                    WriteText(i == 0 ? form.Fields[i].Encoded : $"&{form.Fields[i].Encoded}", i == 0, to);
                return true;
            case BinaryBody binary:
                to.Write($"\nlet postData = try Data(contentsOf: URL(fileURLWithPath: {Text(binary.FileName)}))\n");
                return true;
            case MultipartBody:
                WritePieces(request.Pieces, to);
                return true;
            case { } when request.Text is { Length: > 0 } text:
                to.Write($"\nlet postData = NSData(data: {Text(text)}{Utf8})\n");
                return true;
            default:
                return false;
        }
    }

    private static void WriteJson(JsonTree json, CodeWriter to)
    {
        to.Write("let parameters = ");
        SwiftValue.Write(json.Values, 1, to);
        to.Write(json.Values[0].Kind == ValueKind.Object ? " as [String : Any]" : " as [Any]");
        to.Write("\n\nlet postData = try JSONSerialization.data(withJSONObject: parameters, options: [])\n");
    }

    private static void WritePieces(BodyPiece[] pieces, CodeWriter to)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].IsFile)
                to.Write($"postData.append(try Data(contentsOf: URL(fileURLWithPath: {Text(pieces[i].Text)})))\n");
            else
                WriteText(pieces[i].Text, i == 0, to);
        }
    }

    private static void WriteText(string text, bool isFirst, CodeWriter to)
    {
        if (isFirst)
            to.Write($"\nlet postData = NSMutableData(data: {Text(text)}{Utf8})\n");
        else
            to.Write($"postData.append({Text(text)}{Utf8})\n");
    }

    private static Quoted<SwiftString> Text(string text) => new(text);
}
