using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification;
using Xunit.Abstractions;

namespace ApiPack.Etl.Tests.Verification;

/// <summary>Golden calls changed by a character or a line, and requests changed by a field: what no longer fits is found.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int MutantsOfACall = 60;

    public static TheoryData<string> Languages => new(GoldenCalls.Folders.Keys);

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_changed_call_is_found_unless_it_sends_the_same(string lang)
    {
        var missed = new List<string>();
        var equivalent = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        foreach (var name in GoldenCalls.Names)
        {
            var request = GoldenCalls.Request(name);
            var code = GoldenCalls.Code(lang, name);
            if (Verifier.Verify(request, lang, code) is not null)
                continue;
            var choice = new SeededChoice("mutation", $"{lang}/{name}");
            for (var i = 0; i < MutantsOfACall; i++)
            {
                var mutant = CodeMutation.Mutate(code, ref choice);
                if (mutant.Code == code)
                    continue;
                total++;
                if (Verifier.Verify(request, lang, mutant.Code) is not null)
                    continue;
                if (CodeMutation.Equivalence(lang, code, mutant) is { } why)
                    equivalent[why] = equivalent.GetValueOrDefault(why) + 1;
                else
                    missed.Add($"{name}: {mutant.What}");
            }
        }

        output.WriteLine($"{lang}: {total} mutants; the same: {string.Join(", ", equivalent.Select(static kind => $"{kind.Value} {kind.Key}"))}; missed: {missed.Count}");
        total.ShouldBeGreaterThan(3_000);
        string.Join('\n', missed).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_changed_request_is_found(string lang)
    {
        foreach (var name in GoldenCalls.Names)
        {
            var request = GoldenCalls.Request(name);
            var code = GoldenCalls.Code(lang, name);
            if (Verifier.Verify(request, lang, code) is not null)
                continue;
            foreach (var (what, changed) in RequestMutation.All(request))
            {
                if (!RequestMutation.IsBeyond(lang, request, changed))
                    Verifier.Verify(changed, lang, code).ShouldNotBeNull($"{lang} {name}: {what}\n{RequestCodec.Write(changed)}");
            }
        }
    }
}
