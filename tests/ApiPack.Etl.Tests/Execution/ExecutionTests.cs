using ApiPack.Etl.Tests.Execution.Runners;
using ApiPack.Etl.Tests.Execution.Sampling;
using Xunit.Abstractions;

namespace ApiPack.Etl.Tests.Execution;

/// <summary>The generated code is run: what arrives is the request, header by header and byte by byte.</summary>
[Collection(Toolchains.Name)]
[Trait("Category", Toolchains.Name)]
public class ExecutionTests(ITestOutputHelper output)
{
    public static TheoryData<string> Languages => new(Runner.Execution.Select(static runner => runner.Language));

    [SkippableTheory]
    [MemberData(nameof(Languages))]
    public async Task What_arrives_is_the_request(string language)
    {
        var runner = Runner.Execution.Single(runner => runner.Language == language);
        Toolchains.Require(runner);
        var outcomes = await ExecutionRun.Run(runner, ExecutionSample.All);
        var wrong = outcomes.Where(static outcome => outcome.Differences.Count > 0).ToArray();
        output.WriteLine($"{language}: {outcomes.Count - wrong.Length} of {outcomes.Count} right; within limits of the client: {Limits(outcomes)}");
        foreach (var outcome in wrong)
            output.WriteLine($"{outcome.Operation.Name}: {string.Join(" | ", outcome.Differences)}");
        wrong.Length.ShouldBe(0, "the output names them");
    }

    private static string Limits(IEnumerable<ExecutionOutcome> outcomes)
    {
        var counts = outcomes.SelectMany(static outcome => outcome.Limits).CountBy(static limit => limit).OrderBy(static limit => limit.Key, StringComparer.Ordinal);
        return string.Join(", ", counts.Select(static limit => $"{limit.Key} {limit.Value}")) is { Length: > 0 } text ? text : "none";
    }
}
