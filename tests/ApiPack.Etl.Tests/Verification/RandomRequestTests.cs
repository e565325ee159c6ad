using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Verification;

public class RandomRequestTests
{
    private const int Requests = 400;

    public static TheoryData<string> AllLanguages => new(CallReaders.Languages);

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void The_call_of_any_request_sends_it(string lang)
    {
        var language = Languages.All.Single(language => language.Lang == lang);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Requests), Prop.ForAll(RandomRequests.All, request =>
        {
            var code = language.Call(request).ShouldNotBeNull();
            var mismatch = IsBeyond(lang, request) ? null : Verifier.Verify(request, lang, code);
            return (mismatch is null).Label($"{mismatch}\n{RequestCodec.Write(request)}\n{code}");
        }));
    }

    /// <summary>True for a form with files that curl cannot say: it ends a field's name at the first equals sign.</summary>
    private static bool IsBeyond(string lang, Request request) => lang == "cURL" && request.Body is MultipartBody form
        && form.Parts.Any(static part => part.FileName is not null)
        && form.Parts.Any(static part => part.Name.Contains('=', StringComparison.Ordinal));
}
