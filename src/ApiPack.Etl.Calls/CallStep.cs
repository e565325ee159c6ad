using System.Text;
using System.Text.Json;
using ApiPack.Etl.Calls.Checks;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Calls;

/// <summary>Endpoint to calls in every language (paper 3.2): the resolved request written out, or the samples that the file carries, checked (3.4).</summary>
/// <param name="policies">What each source's calls are made of; everything is generated unless said.</param>
public sealed class CallStep(CallPolicies? policies = null) : IRowStep<CallInput, CallRow>
{
    /// <summary>How large a call may be: 64 KiB of UTF-8.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>A request of more characters is not even read: escaped and said twice, what a call of 64 KiB holds takes far fewer.</summary>
    private const int MaxRequestLength = 16 * MaxBytes;

    private readonly CallPolicies policies = policies ?? CallPolicies.Default;

    /// <inheritdoc/>
    public string Name => "calls";

    /// <inheritdoc/>
    public RowSchema<CallInput> Input => CallInput.Schema;

    /// <inheritdoc/>
    public RowSchema<CallRow> Output => CallRow.Schema;

    /// <inheritdoc/>
    public long Units(CallInput row) => Languages.All.Count;

    /// <inheritdoc/>
    public string Key(CallInput row) => row.EndpointId;

    /// <inheritdoc/>
    public IEnumerable<Outcome<CallRow>> Run(CallInput row) => policies.Of(row.Source) switch
    {
        CallPolicy.Extract => ExtractedCalls.Of(row),
        CallPolicy.ExtractAndFill when row.CodeSamples is not null => ExtractedCalls.Of(row).Zip(Generate(row), static (own, generated) => own.Reject is null ? own : generated),
        _ => Generate(row),
    };

    internal static string Cut(string text) => text.Length <= 400 ? text : text[..400];

    private static Outcome<CallRow>[] Generate(CallInput row)
    {
        if (row.Request.Length > MaxRequestLength)
            return RejectAll(row, "too-large", $"the request has {row.Request.Length} characters");
        var request = Read(row.Request, out var fault);
        if (request is null)
            return RejectAll(row, "unsupported-request", fault);
        return WireRequest.Of(request) is { } wire
            ? Write(row, wire)
            : RejectAll(row, CallChecks.BadUrl, $"not an absolute http or https URL: {Cut(request.Url)}");
    }

    private static Outcome<CallRow>[] Write(CallInput row, WireRequest wire)
    {
        var endpoint = EndpointMarks.Of(row.Path);
        var outcomes = new Outcome<CallRow>[Languages.All.Count];
        using var code = new CodeWriter(MaxBytes);
        for (var i = 0; i < outcomes.Length; i++)
        {
            var language = Languages.All[i];
            code.Clear();
            language.Write(wire, code);
            outcomes[i] = Fault(code, language, row.Method, endpoint) is { } reason
                ? Outcome<CallRow>.Drop(new(Ids.Unique(row.EndpointId, language.Lang), reason, $"{row.Method} {Cut(row.Path)}: a call of {code.Length} characters"))
                : Outcome<CallRow>.Keep(new()
                {
                    EndpointId = row.EndpointId,
                    ApiId = row.ApiId,
                    Lang = language.Lang,
                    ApiCall = code.ToString(),
                    CallSource = CallRow.Generated,
                });
        }

        return outcomes;
    }

    private static string? Fault(CodeWriter code, Language language, string method, EndpointMarks endpoint) =>
        code.IsCut || (code.Length > MaxBytes / 3 && Encoding.UTF8.GetByteCount(code.Text) > MaxBytes)
            ? "too-large"
            : CallChecks.Check(code.Text, language, method, endpoint);

    private static Request? Read(string json, out string fault)
    {
        fault = "";
        if (HoldsNul(json))
        {
            fault = "a text holds NUL, which ends it in C and in a shell";
            return null;
        }

        try
        {
            var request = RequestCodec.Read(json);
            if (request is { Query: not null, Headers: not null, Cookies: not null })
                return request;
            fault = "query, headers or cookies are missing";
            return null;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            fault = Cut(error.Message);
            return null;
        }
    }

    private static bool HoldsNul(string json)
    {
        const string Escape = "\\u0000";
        for (var at = json.IndexOf(Escape, StringComparison.Ordinal); at >= 0; at = json.IndexOf(Escape, at + 1, StringComparison.Ordinal))
        {
            // After an odd number of backslashes the escape is text: a JSON body inside the JSON request.
            var backslashes = at - json.AsSpan(0, at).TrimEnd('\\').Length;
            if (backslashes % 2 == 0)
                return true;
        }

        return json.Contains('\0', StringComparison.Ordinal);
    }

    private static Outcome<CallRow>[] RejectAll(CallInput row, string reason, string detail) =>
        [.. Languages.All.Select(language => Outcome<CallRow>.Drop(new(Ids.Unique(row.EndpointId, language.Lang), reason, detail)))];
}
