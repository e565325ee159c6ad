using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Tests.Verification;

public class VerifyStepTests
{
    private readonly VerifyStep step = new();

    [Fact]
    public void A_call_that_sends_its_request_is_kept_as_it_is()
    {
        var row = Row("java", "post-json");
        var kept = step.Run(row).Single().Row;
        (kept.EndpointId, kept.ApiId, kept.Lang, kept.ApiCall, kept.CallSource).ShouldBe((row.EndpointId, row.ApiId, row.Lang, row.ApiCall, row.CallSource));
    }

    [Fact]
    public void A_call_that_sends_something_else_is_rejected_with_the_reason()
    {
        var row = Row("java", "post-json") with { ApiCall = GoldenCalls.Code("java", "post-no-body") };
        var reject = step.Run(row).Single().Reject.ShouldNotBeNull();
        reject.Key.ShouldBe("0123-java");
        reject.Reason.ShouldBe("verify-header-missing");
        reject.Detail.ShouldBe("content-type");
    }

    [Fact]
    public void Code_of_another_form_is_rejected_with_its_place()
    {
        var row = Row("go", "get-plain") with { ApiCall = $"{GoldenCalls.Code("go", "get-plain")}\n// more" };
        var reject = step.Run(row).Single().Reject.ShouldNotBeNull();
        reject.Reason.ShouldBe("verify-unparsable");
        reject.Detail.ShouldContain("expected the end");
    }

    [Fact]
    public void A_call_that_the_file_carries_passes_as_it_is()
    {
        var row = Row("go", "get-plain") with { CallSource = "x-codeSamples", ApiCall = "http.Get(url)" };
        step.Run(row).Single().Row.ApiCall.ShouldBe("http.Get(url)");
    }

    [Fact]
    public void A_language_without_reader_is_rejected() =>
        step.Run(Row("go", "get-plain") with { Lang = "cobol" }).Single().Reject.ShouldNotBeNull().Reason.ShouldBe("verify-language-unknown");

    [Fact]
    public void A_request_that_is_none_is_rejected()
    {
        var row = Row("go", "get-plain") with { Request = "{" };
        step.Run(row).Single().Reject.ShouldNotBeNull().Reason.ShouldBe("verify-request-unreadable");
        step.Run(row).Single().Reject.ShouldNotBeNull().Reason.ShouldBe("verify-request-unreadable");
        step.Run(Row("go", "get-plain")).Single().Reject.ShouldBeNull();
    }

    [Fact]
    public void Rows_in_any_order_have_the_same_outcomes()
    {
        foreach (var name in GoldenCalls.Names.Take(20))
        {
            foreach (var lang in GoldenCalls.Folders.Keys)
            {
                var isKept = step.Run(Row(lang, name)).Single().Reject is null;
                isKept.ShouldBe(Verifier.Verify(GoldenCalls.Request(name), lang, GoldenCalls.Code(lang, name)) is null);
            }
        }
    }

    [Fact]
    public void A_detail_is_short()
    {
        var request = GoldenCalls.RequestJson("get-plain");
        var row = Row("go", "get-plain") with { Request = request.Replace("pets", new string('x', 10_000), StringComparison.Ordinal), ApiCall = new('"', 10_000) };
        step.Run(row).Single().Reject.ShouldNotBeNull().Detail.Length.ShouldBeLessThanOrEqualTo(500);
    }

    [Fact]
    public void A_row_is_one_unit_under_its_unique_id()
    {
        step.Name.ShouldBe("verify");
        step.Units(Row("go", "get-plain")).ShouldBe(1);
        step.Key(Row("go", "get-plain")).ShouldBe("0123-go");
    }

    private static VerifyInput Row(string lang, string name) => new()
    {
        EndpointId = "0123",
        ApiId = "apis-guru/example.com",
        Lang = lang,
        ApiCall = GoldenCalls.Code(lang, name),
        CallSource = "generated",
        Request = GoldenCalls.RequestJson(name),
    };
}
