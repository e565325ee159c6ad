using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Tests.Verification;

public class GoldenCallTests
{
    public static TheoryData<string> Names => new(GoldenCalls.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Golden_calls_send_their_request(string name)
    {
        var request = GoldenCalls.Request(name);
        var mismatches = GoldenCalls.Folders.Keys
            .Select(lang => (Lang: lang, Mismatch: Verifier.Verify(request, lang, GoldenCalls.Code(lang, name))))
            .Where(static call => call.Mismatch is not null)
            .Select(static call => $"{call.Lang}: {call.Mismatch!.Reason}: {call.Mismatch.Detail}");
        string.Join('\n', mismatches).ShouldBeEmpty();
    }
}
