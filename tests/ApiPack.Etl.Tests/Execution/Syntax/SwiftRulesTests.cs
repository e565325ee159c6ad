using System.Text.Json;
using ApiPack.Etl.Tests.Execution.Runners;

namespace ApiPack.Etl.Tests.Execution.Syntax;

/// <summary>The rules that stand for Swift's compiler: each catches what it is there for, and nothing that another is there for.</summary>
[Collection(Toolchains.Name)]
[Trait("Category", Toolchains.Name)]
public class SwiftRulesTests
{
    private static readonly IReadOnlyList<(string Rules, string Snippet)> Cases = FaultCases.Read("swift-faults.tsv");

    [SkippableFact]
    public async Task A_fault_is_caught_by_its_rule()
    {
        var parser = Runner.Syntax.Single(static parser => parser.Language == "swift_nsurlsession");
        Toolchains.Require(parser);
        var faults = await SyntaxRun.Faults(parser, [.. Cases.Select(static row => row.Snippet)]);
        Cases.Zip(faults).Where(static pair => Named(pair.First.Rules, ',') != Named(pair.Second, '|')).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_has_a_fault()
    {
        using var rules = JsonDocument.Parse(File.ReadAllText(Path.Combine(Runner.Folder, "syntax", "swift", "rules.json")));
        rules.RootElement.EnumerateObject().Select(static rule => rule.Name)
            .ShouldBe(Cases.SelectMany(static row => row.Rules.Split(',')).Distinct(), ignoreOrder: true);
    }

    /// <summary>The rules named in a list of which each item begins with one, each once, in order.</summary>
    private static string Named(string list, char separator) =>
        string.Join(',', list.Split(separator, StringSplitOptions.TrimEntries).Select(static item => item.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
}
