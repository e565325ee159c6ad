using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;

namespace ApiPack.Etl.Calls.RubyNative;

/// <summary>Ruby with Net::HTTP.</summary>
internal static class RubyNativeCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        var isHttps = request.Url.IsHttps;
        var hasBody = request.HasFiles || request.Text is { Length: > 0 };
        to.Write("require 'uri'\nrequire 'net/http'\n");
        to.Write(isHttps ? "require 'openssl'\n\n" : "\n");
        var requestClass = ClassOf(request.Method);
        if (!IsKnown(request.Method))
            to.Write($"class Net::HTTP::{requestClass} < Net::HTTPRequest\n  METHOD = {Single(request.Method)}\n  REQUEST_HAS_BODY = {(hasBody ? "true" : "false")}\n  RESPONSE_HAS_BODY = true\nend\n\n");
        to.Write($"url = URI({Text(request.Url.Full)})\n\nhttp = Net::HTTP.new(url.host, url.port)\n");
        to.Write(isHttps ? "http.use_ssl = true\nhttp.verify_mode = OpenSSL::SSL::VERIFY_NONE\n\n" : "\n");
        to.Write($"request = Net::HTTP::{requestClass}.new(url)\n");
        foreach (var header in request.HeadersWithBoundaryAndCookie)
            to.Write($"request[{Text(header.Name)}] = {Single(header.Value)}\n");
        if (hasBody)
            WriteBody(request.Pieces, to);
        to.Write("\nresponse = http.request(request)\nputs response.read_body");
    }

    private static void WriteBody(BodyPiece[] pieces, CodeWriter to)
    {
        to.Write("request.body = ");
        to.Write(pieces.Length > 1 ? "[" : "");
        for (var i = 0; i < pieces.Length; i++)
        {
            to.Write(i > 0 ? ", " : "");
            if (pieces[i].IsFile)
                to.Write($"File.binread({Text(pieces[i].Text)})");
            else
                to.Write($"{Text(pieces[i])}");
        }

        // Text and bytes join only as bytes.
        to.Write(pieces.Length > 1 ? "].map(&:b).join\n" : "\n");
    }

    /// <summary>True for a method that Net::HTTP has a class for.</summary>
    public static bool IsKnown(string method) => method
        is "GET" or "POST" or "HEAD" or "DELETE" or "PATCH" or "PUT" or "OPTIONS" or "COPY" or "LOCK" or "UNLOCK" or "MOVE" or "TRACE";

    /// <summary>The request class of a method: <c>Get</c>; of a name, only what a Ruby constant may hold.</summary>
    private static string ClassOf(string method) => method switch
    {
        "GET" => "Get",
        "POST" => "Post",
        "PUT" => "Put",
        "DELETE" => "Delete",
        "PATCH" => "Patch",
        "HEAD" => "Head",
        "OPTIONS" => "Options",
        "TRACE" => "Trace",
        _ => string.Concat(method.Where(char.IsAsciiLetter).Select(static (letter, at) => at == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter))),
    };

    private static Quoted<RubyString> Text(string text) => new(text);

    private static QuotedPiece<RubyString> Text(BodyPiece piece) => new(piece);

    private static Quoted<RubySingleString> Single(string text) => new(text);
}
