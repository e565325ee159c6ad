using System.Buffers;
using System.Text;
using ApiPack.Etl.Calls.Checks;

namespace ApiPack.Etl.Calls.Extraction;

/// <summary>The checks of a call that a file carries: fit to be data, then the paper's three (3.4) for code of any client.</summary>
internal static class SampleChecks
{
    private static readonly string[] OtherMethods = ["put", "post", "delete", "patch", "head"];
    private static readonly SearchValues<string> SendsBody = SearchValues.Create([" -d", " --data", " -F", " --form", "POSTFIELDS"], StringComparison.Ordinal);

    /// <summary>Why a sample is no call of the endpoint, or null when it is.</summary>
    /// <param name="code">The code, with line feeds alone and without white space around it.</param>
    /// <param name="language">The language that the file says it is in.</param>
    /// <param name="method">HTTP method, in any case.</param>
    /// <param name="endpoint">The endpoint's path.</param>
    public static string? Check(string code, SampleLanguage language, string method, EndpointMarks endpoint) =>
        Unfit(code)
        ?? (!language.IsKnownIn(code) ? CallChecks.NoKeywords
            : !Sends(code, method) ? CallChecks.NoMethod
            : SampleUrls.Check(code, endpoint));

    private static string? Unfit(string code) =>
        code.Length == 0 ? "sample-empty"
        : Encoding.UTF8.GetByteCount(code) > CallStep.MaxBytes ? "too-large"
        : code.Any(static c => char.IsControl(c) && c is not ('\t' or '\n')) ? "control-characters"
        : IsEscapedForHtml(code) ? "html-escaped"
        : null;

    private static bool IsEscapedForHtml(string code) =>
        !code.AsSpan().ContainsAny('<', '>') && (code.Contains("&lt;", StringComparison.Ordinal) || code.Contains("&gt;", StringComparison.Ordinal));

    // Clients send GET where no method and no body is named.
    private static bool Sends(string code, string method) =>
        CallChecks.HasWord(code, method)
        || (method.Equals("get", StringComparison.OrdinalIgnoreCase)
            && !code.AsSpan().ContainsAny(SendsBody)
            && !OtherMethods.Any(other => CallChecks.HasWord(code, other)));
}
