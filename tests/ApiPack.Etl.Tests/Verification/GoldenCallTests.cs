using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Tests.Verification;

public class GoldenCallTests
{
    /// <summary>Golden calls that their language cannot make send the request, and what the verifier says of them.</summary>
    private static readonly Dictionary<string, string> Beyond = new()
    {
        // http.client takes no user information from a URL.
        ["python/get-user-info"] = "url-differs",
    };

    public static TheoryData<string> Names => new(GoldenCalls.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Golden_calls_send_their_request(string name)
    {
        var request = GoldenCalls.Request(name);
        foreach (var lang in GoldenCalls.Folders.Keys)
        {
            var mismatch = Verifier.Verify(request, lang, GoldenCalls.Code(lang, name));
            mismatch?.Reason.ShouldBe(Beyond.GetValueOrDefault($"{lang}/{name}"), $"{lang}: {mismatch}");
        }
    }

    [Fact]
    public void Every_language_has_a_reader() => CallReaders.Languages.ShouldBe(GoldenCalls.Folders.Keys);

    [Fact]
    public void No_other_language_has_one() =>
        Should.Throw<ArgumentException>(static () => CallReaders.Read("cobol", "", new())).Message.ShouldContain("cobol");
}
