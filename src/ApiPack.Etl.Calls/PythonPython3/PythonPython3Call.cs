using System.Text;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.PythonPython3;

/// <summary>Python 3 with http.client.</summary>
internal static class PythonPython3Call
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        to.Write($"import http.client\n\nconn = http.client.{(request.Url.IsHttps ? "HTTPSConnection" : "HTTPConnection")}({Text(request.Url.Host)})\n\n");
        if (request.Body is not null)
            WritePayload(request, to);
        WriteHeaders(request.HeadersWithBoundaryAndCookie, to);
        to.Write($"conn.request({Text(request.Method)}, {Text(request.Url.Target)}");
        to.Write((request.Body is not null, request.HeadersWithBoundaryAndCookie.Length > 0) switch
        {
            (true, true) => ", payload, headers",
            (true, false) => ", payload",
            (false, true) => ", headers=headers",
            _ => "",
        });
        to.Write(")\n\nres = conn.getresponse()\ndata = res.read()\n\nprint(data.decode(\"utf-8\"))");
    }

    private static void WritePayload(WireRequest request, CodeWriter to)
    {
        to.Write("payload = ");
        if (request.Text is { } text)
        {
            // http.client encodes a str as Latin-1.
            to.Write($"{Text(request.Pieces[0])}{(Ascii.IsValid(text) ? "" : ".encode(\"utf-8\")")}\n\n");
            return;
        }

        var pieces = request.Pieces;
        to.Write(pieces.Length > 1 ? "b\"\".join([" : "");
        for (var i = 0; i < pieces.Length; i++)
        {
            to.Write(i > 0 ? ", " : "");
            if (pieces[i].IsFile)
                to.Write($"open({Text(pieces[i].Text)}, \"rb\").read()");
            else
                to.Write($"{Text(pieces[i])}.encode(\"utf-8\")");
        }

        to.Write(pieces.Length > 1 ? "])\n\n" : "\n\n");
    }

    private static void WriteHeaders(NameValue[] headers, CodeWriter to)
    {
        if (headers.Length == 0)
            return;
        if (headers.Length == 1)
        {
            to.Write($"headers = {{ {Name(headers[0].Name)}: {Text(headers[0].Value)} }}\n\n");
            return;
        }

        to.Write("headers = {\n");
        for (var i = 0; i < headers.Length; i++)
            to.Write($"    {Name(headers[i].Name)}: {Text(headers[i].Value)}{(i + 1 < headers.Length ? "," : "")}\n");
        to.Write("    }\n\n");
    }

    private static Quoted<PythonString> Text(string text) => new(text);

    private static QuotedPiece<PythonString> Text(BodyPiece piece) => new(piece);

    private static Quoted<PythonSingleString> Name(string text) => new(text);
}
