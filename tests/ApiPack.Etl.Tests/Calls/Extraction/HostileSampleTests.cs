using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Tests.OpenApi;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Calls.Extraction;

public class HostileSampleTests
{
    private const string Good = "curl -X GET https://h.io/p";

    private static readonly CallStep Extract = new(new CallPolicies(new Dictionary<string, CallPolicy> { ["s"] = CallPolicy.Extract }));
    private static readonly CallStep Fill = new(new CallPolicies(new Dictionary<string, CallPolicy> { ["s"] = CallPolicy.ExtractAndFill }));

    [Theory]
    [InlineData("null", "no-sample")]
    [InlineData("7", "no-sample")]
    [InlineData("\"curl -X GET https://h.io/p\"", "no-sample")]
    [InlineData("{\"lang\":\"curl\",\"source\":\"curl -X GET https://h.io/p\"}", "no-sample")]
    [InlineData("[null,7,[],\"curl\",{\"source\":\"curl -X GET https://h.io/p\"}]", "no-sample")]
    [InlineData("[{\"lang\":7,\"source\":\"curl -X GET https://h.io/p\"}]", "no-sample")]
    [InlineData("[{\"lang\":\"curl\"}]", "sample-not-text")]
    [InlineData("[{\"lang\":\"curl\",\"source\":null}]", "sample-not-text")]
    [InlineData("[{\"lang\":\"curl\",\"source\":{\"$ref\":\"https://h.io/sample\"}}]", "sample-not-text")]
    [InlineData("[{\"lang\":\"curl\",\"source\":[\"curl \",[]]}]", "sample-not-text")]
    [InlineData("[{\"lang\":\"curl\",\"source\":[]}]", "sample-empty")]
    [InlineData("[{\"lang\":\"curl\",\"source\":\" \\r\\n \"}]", "sample-empty")]
    [InlineData("[{\"lang\":\"curl\",\"source\":\"curl -X GET https://h.io/p\\u0000\"}]", "control-characters")]
    [InlineData("[{\"lang\":\"curl\",\"source\":\"curl -X GET https://h.io/p \\ud800\"}]", "")]
    public void What_is_no_sample_is_rejected_with_its_reason(string samples, string reason)
    {
        var endpoint = Endpoint(samples);
        (Curl(Extract, endpoint).Reject?.Reason ?? "").ShouldBe(reason);
        Fill.Run(ExtractionTests.InputOf(endpoint)).ShouldAllBe(static outcome => outcome.Reject == null);
    }

    [Fact]
    public void A_huge_sample_is_not_carried_and_another_of_its_language_taken()
    {
        var endpoint = Endpoint(JsonSerializer.Serialize(new[] { Sample("curl", new string('x', 1_000_000)), Sample("go", new string('x', 70_000)), Sample("curl", Good) }));

        endpoint.CodeSamples!.Length.ShouldBeLessThan(1_000);
        Curl(Extract, endpoint).Row.ApiCall.ShouldBe(Good);
        Extract.Run(ExtractionTests.InputOf(endpoint)).Single(outcome => outcome.Reject?.Reason == "too-large").Reject!.Key.ShouldEndWith("-go");
    }

    [Fact]
    public void A_long_name_of_a_language_is_cut_wherever_its_characters_end()
    {
        foreach (var length in Enumerable.Range(55, 8))
        {
            var endpoint = Endpoint(JsonSerializer.Serialize(new[] { Sample($"curl {new string('x', length)}😀", Good) }));
            Curl(Extract, endpoint).Row.ApiCall.ShouldBe(Good);
        }
    }

    [Fact]
    public void Thousands_of_samples_are_cut_short_and_languages_beyond_say_so()
    {
        var endpoint = Endpoint(JsonSerializer.Serialize(Enumerable.Range(0, 5_000).Select(index => index == 3 ? Sample("curl", Good) : Sample("Kotlin", new string('x', 60_000)))));

        endpoint.CodeSamples!.Length.ShouldBeLessThan(300_000);
        var outcomes = Extract.Run(ExtractionTests.InputOf(endpoint)).ToArray();
        outcomes[0].Row.ApiCall.ShouldBe(Good);
        outcomes.Skip(1).ShouldAllBe(outcome => outcome.Reject!.Reason == "too-many-samples");
    }

    [Fact]
    public void Any_samples_give_ten_outcomes_with_short_details_the_same_again() => Prop.ForAll(Samples().ToArbitrary(), samples =>
    {
        var endpoint = Endpoint(JsonSerializer.Serialize(samples));
        foreach (var step in (CallStep[])[Extract, Fill])
        {
            var input = ExtractionTests.InputOf(endpoint);
            var outcomes = step.Run(input).ToArray();
            outcomes.Length.ShouldBe((int)step.Units(input));
            outcomes.Where(static outcome => outcome.Reject is not null).ShouldAllBe(static outcome => outcome.Reject!.Detail.Length <= 500 && outcome.Reject.Rows == 1);
            outcomes.Select(Text).ShouldBe(step.Run(input).Select(Text));
        }
    }).QuickCheckThrowOnFailure();

    private static Gen<object[]> Samples()
    {
        var lang = Gen.OneOf(Gen.Elements("curl", "Shell", "Node", "C#", "", new string('c', 900)), ArbMap.Default.GeneratorFor<string>());
        var source = Gen.OneOf(
            Gen.Elements<object?>(null, 7, Good, $"{Good}\u0007", "&lt;p&gt;", new[] { "curl ", "https://h.io/p" }, "fetch('https://h.io/p', { method: 'GET' })"),
            ArbMap.Default.GeneratorFor<string>().Select(static text => (object?)text));
        return lang.Zip(source, static (name, code) => (object)new { lang = name, source = code }).ArrayOf();
    }

    private static string Text(Outcome<CallRow> outcome) => outcome.Reject is { } reject ? $"{reject.Key} {reject.Reason} {reject.Detail}" : $"{outcome.Row.Lang} {outcome.Row.CallSource} {outcome.Row.ApiCall}";

    private static object Sample(string lang, string source) => new { lang, source };

    private static Outcome<CallRow> Curl(CallStep step, EndpointRow endpoint) => step.Run(ExtractionTests.InputOf(endpoint)).First();

    private static EndpointRow Endpoint(string samples) => Reading.Outcomes(Reading.Document($"\"x-codeSamples\":{samples}"), carriesSamples: true).Single().Row;
}
