using System.Globalization;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Differences;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>The command: runs, prints the tables, fails where anything is unexplained.</summary>
internal static class ParityTable
{
    private const int Shown = 20;

    public static async Task<int> RunAsync(int every, TextWriter to)
    {
        var (pairs, withoutPeer) = await ParityRun.RunAsync(Checkout.Root, Checkout.Corpus, every);
        to.WriteLine(Text($"every {every}th file of the corpus: {pairs.Count / Languages.All.Count:N0} operations with the peer's calls, {withoutPeer:N0} without"));
        to.WriteLine("                          calls      equal             explained  unexplained");
        foreach (var language in pairs.GroupBy(static pair => pair.Language))
            Row(to, language.Key, [.. language]);
        Row(to, "all", pairs);
        var right = pairs.Where(static pair => pair.Rules.All(IsChoice)).ToArray();
        to.WriteLine(Text($"of the peer's {right.Length:N0} calls that break no rule, equal: {100.0 * right.Count(static pair => pair.IsEqual) / right.Length:F1} %; the others differ by a choice of ours"));
        Rules(to, pairs);
        foreach (var found in pairs.SelectMany(static pair => pair.Unexplained, static (pair, what) => (pair, what)).GroupBy(static found => (found.pair.Operation, found.what)).Take(Shown))
            to.WriteLine($"unexplained: {found.Key.Operation}: {string.Join(' ', found.Select(static one => one.pair.Language))}: {found.Key.what}");
        return pairs.Any(static pair => pair.Unexplained.Count > 0) ? 1 : 0;
    }

    private static void Row(TextWriter to, string name, IReadOnlyList<Pair> pairs)
    {
        var (equal, unexplained) = (pairs.Count(static pair => pair.IsEqual), pairs.Count(static pair => pair.Unexplained.Count > 0));
        to.WriteLine(Text($"{name,-22} {pairs.Count,8:N0} {equal,10:N0} {100.0 * equal / pairs.Count,6:F1} % {pairs.Count - equal - unexplained,12:N0} {unexplained,12:N0}"));
    }

    private static bool IsChoice(string rule) => RequestChoices.All.Any(choice => rule.EndsWith($": {choice.Id}", StringComparison.Ordinal));

    private static string Reason(string rule) =>
        RequestChoices.All.FirstOrDefault(choice => rule.EndsWith($": {choice.Id}", StringComparison.Ordinal))?.Reason
        ?? DifferenceRules.All.FirstOrDefault(difference => difference.Id == rule)?.Reason
        ?? "(a rule of tests/checker/rules/rules.mjs that the peer's part breaks)";

    private static void Rules(TextWriter to, IReadOnlyList<Pair> pairs)
    {
        to.WriteLine("\n   calls  rule");
        foreach (var rule in pairs.SelectMany(static pair => pair.Rules).CountBy(static rule => rule).OrderByDescending(static rule => rule.Value).ThenBy(static rule => rule.Key, StringComparer.Ordinal))
            to.WriteLine(Text($"{rule.Value,8:N0}  {rule.Key,-28} {Reason(rule.Key)}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
