using ApiPack.Etl.Calls;
using ApiPack.Etl.Tests.Execution.Runners;
using Xunit.Abstractions;

namespace ApiPack.Etl.Tests.Execution.Syntax;

/// <summary>The generated code is read by each language's own parser, with types where the language has them; Swift's by a grammar and explicit rules.</summary>
[Collection(Toolchains.Name)]
[Trait("Category", Toolchains.Name)]
public class SyntaxTests(ITestOutputHelper output)
{
    public static TheoryData<string> Parsers => new(Runner.Syntax.Select(static parser => parser.Language));

    [Fact]
    public void The_sample_is_of_5000_operations_in_both_modes()
    {
        var names = SyntaxSample.OfCorpus.Select(static operation => operation.Name).ToHashSet(StringComparer.Ordinal);
        names.Count.ShouldBeGreaterThanOrEqualTo(5000);
        names.Count(static name => name.EndsWith(" Filled", StringComparison.Ordinal)).ShouldBeGreaterThan(names.Count / 3);
        names.Count(static name => name.EndsWith(" Placeholder", StringComparison.Ordinal)).ShouldBeGreaterThan(names.Count / 3);
    }

    [SkippableTheory]
    [MemberData(nameof(Parsers))]
    public async Task A_call_is_accepted(string language)
    {
        var parser = Parser(language);
        var write = Languages.All.Single(candidate => candidate.Id == language);
        var operations = SyntaxSample.All;
        var faults = await SyntaxRun.Faults(parser, [.. operations.Select(operation => write.Call(operation.Request) ?? throw new InvalidOperationException($"no code for {operation.Name}"))]);
        var refused = operations.Zip(faults).Where(static pair => pair.Second.Length > 0).ToArray();
        output.WriteLine($"{language}: {operations.Count - refused.Length} of {operations.Count} accepted");
        foreach (var (operation, fault) in refused)
            output.WriteLine($"{operation.Name}: {fault}");
        refused.Length.ShouldBe(0, "the output names them");
    }

    [SkippableTheory]
    [MemberData(nameof(Parsers))]
    public async Task What_is_broken_is_refused(string language)
    {
        var snippets = FaultCases.Read("syntax-faults.tsv").Where(row => row.Key == language).Select(static row => row.Snippet).ToArray();
        snippets.ShouldNotBeEmpty();
        var faults = await SyntaxRun.Faults(Parser(language), snippets);
        snippets.Zip(faults).Where(static pair => !pair.Second.Contains("line ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static Runner Parser(string language)
    {
        var parser = Runner.Syntax.Single(parser => parser.Language == language);
        Toolchains.Require(parser);
        return parser;
    }
}
