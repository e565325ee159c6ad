using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Differences;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>An operation's call in one language beside the peer's.</summary>
/// <param name="Operation">Document, method and path.</param>
/// <param name="Language">The language's id.</param>
/// <param name="IsEqual">True when the two are equal to the byte.</param>
/// <param name="Rules">The rules that explain the difference; each was needed and checked.</param>
/// <param name="Unexplained">What no rule explains; nothing when all is explained.</param>
internal sealed record Pair(string Operation, string Language, bool IsEqual, IReadOnlyList<string> Rules, IReadOnlyList<string> Unexplained);

/// <summary>
/// Every call of the peer beside ours, each difference explained or not. A difference has two halves, checked one by one. What the requests differ in: of each
/// part, our request with the peer's part breaks a named rule of the independent checker, or a named choice of ours holds. What the languages differ in: the
/// peer's text of its own request, rewritten by the named rules, is our text of that request, to the byte.
/// </summary>
internal static class ParityRun
{
    /// <summary>All pairs, and how many operations the peer gives up on.</summary>
    public static async Task<(IReadOnlyList<Pair> Pairs, int WithoutPeer)> RunAsync(string root, string corpus, int every)
    {
        var calls = Peer.Run(corpus, every);
        var both = new List<(PeerCalls Theirs, OurOperation Ours, IReadOnlyList<RequestPart> Parts)>();
        foreach (var file in calls.GroupBy(static call => call.File))
        {
            var ours = OurOperations.Read(file.Key);
            foreach (var call in file.Where(static call => call.Request is not null))
            {
                var operation = ours[(call.Method, call.Path)];
                both.Add((call, operation, Parts(call.Request!, operation)));
            }
        }

        var judged = both.SelectMany(static item => item.Parts.Select(static part => part.Hybrid).Prepend(item.Ours.Request), (item, request) => new Judged(Path.GetRelativePath(corpus, item.Theirs.File), item.Theirs.Path, request));
        var verdicts = new Queue<IReadOnlySet<string>>(await Judge.RunAsync(root, corpus, [.. judged]));
        return ([.. both.SelectMany(item => Pairs(item.Theirs, item.Ours, Explained(item.Ours, item.Parts, verdicts)))], calls.Count - both.Count);
    }

    private static IReadOnlyList<RequestPart> Parts(Request theirs, OurOperation operation) =>
        WireForm.Of(theirs) is { } left && WireForm.Of(operation.Request) is { } right
            ? RequestParts.Differing(left, right, operation.Path)
            : [new("url", "", operation.Request, theirs.Url, operation.Request.Url)];

    private static (IReadOnlyList<string> Rules, IReadOnlyList<string> Unexplained) Explained(OurOperation operation, IReadOnlyList<RequestPart> parts, Queue<IReadOnlySet<string>> verdicts)
    {
        var own = verdicts.Dequeue();
        var (rules, unexplained) = (new List<string>(), new List<string>());
        foreach (var part in parts)
        {
            var broken = verdicts.Dequeue().Except(own).Order(StringComparer.Ordinal).Select(rule => $"{part.Kind}: {rule}").ToArray();
            if (broken.Length > 0)
                rules.AddRange(broken);
            else if (RequestChoices.All.FirstOrDefault(choice => choice.Explains(part, operation)) is { } choice)
                rules.Add($"{part.Kind}: {choice.Id}");
            else
                unexplained.Add($"{part.Kind} {part.Name}: {part.Theirs} | {part.Ours}");
        }

        return (rules, unexplained);
    }

    private static IEnumerable<Pair> Pairs(PeerCalls peer, OurOperation ours, (IReadOnlyList<string> Rules, IReadOnlyList<string> Unexplained) request)
    {
        for (var i = 0; i < Languages.All.Count; i++)
        {
            var language = Languages.All[i];
            var our = language.Call(ours.Request);
            var isEqual = our == peer.Code[i];
            var (rules, unexplained) = isEqual ? ([], []) : Written(peer.Request!, peer.Code[i], language);
            if (!isEqual && request is { Rules.Count: 0, Unexplained.Count: 0 } && language.Call(peer.Request!) != our)
                unexplained = [.. unexplained, "equal requests give unequal calls"];
            yield return new(
                $"{peer.Method} {peer.Path} of {peer.File}",
                language.Id,
                isEqual,
                isEqual ? [] : [.. request.Rules.Concat(rules).Distinct()],
                isEqual ? [] : [.. request.Unexplained, .. unexplained]);
        }
    }

    /// <summary>The rules whose rewritings lead from the peer's text of its request to ours of the same.</summary>
    public static (IReadOnlyList<string> Rules, IReadOnlyList<string> Unexplained) Written(Request request, string theirs, Language language)
    {
        var text = theirs;
        var ours = language.Call(request);
        var used = new List<string>();
        foreach (var (id, rewrite) in CallRewritings.All)
        {
            var rule = DifferenceRules.All.Single(rule => rule.Id == id);
            if (!rule.Languages.Contains(language.Id) || !rule.Applies(request))
                continue;
            var rewritten = rewrite(text, request, language.Id);
            if (rewritten != text)
                used.Add(id);
            text = rewritten;
        }

        return text == ours ? (used, []) : (used, [$"text after {string.Join(' ', used)}: {FirstDifference(text, ours ?? "")}"]);
    }

    private static string FirstDifference(string theirs, string ours)
    {
        var at = theirs.Zip(ours).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"{Around(theirs, at)} | {Around(ours, at)}";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 80)];
}
