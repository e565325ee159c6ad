using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Verification.Comparing;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification;

/// <summary>
/// Keeps the generated calls that send their request, by reading their code again. Calls that a file carries have no generated form and values of their own; they pass as they are.
/// </summary>
public sealed class VerifyStep : IRowStep<VerifyInput, CallRow>
{
    private const int MostDetail = 500;

    [ThreadStatic]
    private static Workspace? workspace;

    /// <inheritdoc/>
    public string Name => "verify";

    /// <inheritdoc/>
    public RowSchema<VerifyInput> Input => VerifyInput.Schema;

    /// <inheritdoc/>
    public RowSchema<CallRow> Output => CallRow.Schema;

    /// <inheritdoc/>
    public long Units(VerifyInput row) => 1;

    /// <inheritdoc/>
    public string Key(VerifyInput row) => Ids.Unique(row.EndpointId, row.Lang);

    /// <inheritdoc/>
    public IEnumerable<Outcome<CallRow>> Run(VerifyInput row) => [row.CallSource == CallRow.Generated ? Verify(row) : Keep(row)];

    private Outcome<CallRow> Verify(VerifyInput row)
    {
        var work = workspace ??= new();
        var mismatch = work.Expect(row.Request, out var fault) is { } expected
            ? Verifier.Verify(expected, row.Lang, row.ApiCall, work.Sent)
            : new(Reasons.RequestUnreadable, fault);
        if (mismatch is null)
            return Keep(row);
        var detail = mismatch.Detail.Length <= MostDetail ? mismatch.Detail : mismatch.Detail[..MostDetail];
        return Outcome<CallRow>.Drop(new(Key(row), $"verify-{mismatch.Reason}", detail));
    }

    private static Outcome<CallRow> Keep(VerifyInput row) => Outcome<CallRow>.Keep(new()
    {
        EndpointId = row.EndpointId,
        ApiId = row.ApiId,
        Lang = row.Lang,
        ApiCall = row.ApiCall,
        CallSource = row.CallSource,
    });

    /// <summary>A thread's buffers, and the last request as it was read: a function of the row's text alone.</summary>
    private sealed class Workspace
    {
        private string? json;
        private Expectation? expected;
        private string fault = "";

        public SentRequest Sent { get; } = new();

        public Expectation? Expect(string request, out string why)
        {
            if (json != request)
                (json, expected, fault) = Read(request);
            why = fault;
            return expected;
        }

        private static (string Json, Expectation? Expected, string Fault) Read(string request)
        {
            try
            {
                return (request, new(RequestCodec.Read(request)), "");
            }
            catch (Exception error) when (error is JsonException or NotSupportedException)
            {
                return (request, null, error.Message);
            }
        }
    }
}
