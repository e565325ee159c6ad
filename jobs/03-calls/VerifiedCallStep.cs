using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Jobs;

/// <summary>Gives an endpoint's calls, and keeps of the generated ones those that an independent reader of each language finds to send the endpoint's request.</summary>
internal sealed class VerifiedCallStep(CallPolicies policies) : IRowStep<CallInput, CallRow>
{
    private readonly CallStep calls = new(policies);
    private readonly VerifyStep verify = new();

    public string Name => calls.Name;

    public RowSchema<CallInput> Input => calls.Input;

    public RowSchema<CallRow> Output => calls.Output;

    public long Units(CallInput row) => calls.Units(row);

    public string Key(CallInput row) => calls.Key(row);

    public IEnumerable<Outcome<CallRow>> Run(CallInput row)
    {
        foreach (var outcome in calls.Run(row))
        {
            if (outcome.Reject is not null)
            {
                yield return outcome;
                continue;
            }

            var call = outcome.Row;
            foreach (var verified in verify.Run(new VerifyInput
            {
                EndpointId = call.EndpointId,
                ApiId = call.ApiId,
                Lang = call.Lang,
                ApiCall = call.ApiCall,
                CallSource = call.CallSource,
                Request = row.Request,
            }))
            {
                yield return verified;
            }
        }
    }
}
