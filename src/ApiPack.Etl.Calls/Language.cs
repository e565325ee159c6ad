using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls;

/// <summary>A language that calls are written in.</summary>
/// <param name="Id">Language and client, as openapi-snippet names them: <c>shell_curl</c>.</param>
/// <param name="Lang">The dataset's value: <c>cURL</c>.</param>
/// <param name="Keywords">What every call of the language holds (paper 3.4).</param>
/// <param name="Write">Writes the request's code; a pure function of the request.</param>
public sealed record Language(string Id, string Lang, IReadOnlyList<string> Keywords, Action<WireRequest, CodeWriter> Write)
{
    /// <summary>The code of one request, or null when its URL is no absolute <c>http</c> or <c>https</c> URL.</summary>
    public string? Call(Request request)
    {
        if (WireRequest.Of(request) is not { } wire)
            return null;
        using var code = new CodeWriter();
        Write(wire, code);
        return code.ToString();
    }
}
