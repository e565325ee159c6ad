using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Grammar;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Tells by its words what a sentence does.</summary>
internal static class Acts
{
    private static readonly FrozenSet<string> QuestionWords = Set("how what which where when who why can could would will is are do does did should may shall has have whose "
        + "what's how's where's who's");

    /// <summary>Words that a question has second or soon after: <c>What are …</c>, <c>How many orders did …</c></summary>
    private static readonly FrozenSet<string> Auxiliaries = Set("is are was were do does did can could should would will has have may must");

    /// <summary>Who a question is put to or about: <c>Could you …</c>, <c>Is there …</c></summary>
    private static readonly FrozenSet<string> Subjects = Set("you i we it there they the this that these my our any anyone someone somebody");

    private static readonly FrozenSet<string> Orders = Set("show tell help give please let let's explain teach guide assist provide walk demonstrate ask imagine utilize leverage utilise employ make kindly "
        + "perform access query request post order report test check search list log filter sort set count transfer map schedule start stop trigger "
        + "grab bring examine investigate plot outline simplify paraphrase proofread pronounce spell dial");

    /// <summary>Words that stand before a request without being part of it.</summary>
    private static readonly FrozenSet<string> LeadIns = Set("hi hello hey and also additionally alternatively then next finally or so furthermore moreover afterwards lastly "
        + "subsequently plus just now first");

    private static readonly FrozenSet<string> Needing = Set("need want looking seeking trying wondering requesting searching hoping wishing wish");

    /// <summary>What follows a verb at a sentence's beginning more often than a noun there.</summary>
    private static readonly FrozenSet<string> Objects = Set("me us it them my our his her some any both another up off out down");

    /// <summary>The act of a sentence.</summary>
    /// <param name="words">Its words in lower case.</param>
    /// <param name="lower">The sentence in lower case.</param>
    /// <param name="end">The mark that ends it, or NUL.</param>
    public static Act Of(List<string> words, ReadOnlySpan<char> lower, char end)
    {
        var at = LeadIns.Contains(words[0]) ? 1 : 0;
        var first = at < words.Count ? words[at] : "";
        if (end == '?' || IsQuestion(words, at))
            return Act.Question;
        if (IsPurpose(words, at) && lower.IndexOf(',') is > 0 and var comma && words.Count > 4)
        {
            var after = lower[(comma + 1)..].Trim().ToString().Split(' ')[0];
            if (IsOrder(after) || lower[comma..].StartsWith(", you ") || lower[comma..].StartsWith(", simply "))
                return Act.PurposeCommand;
        }

        if (Needs(words))
            return Act.Need;
        if (IsCommand(words, at))
            return Act.Command;
        if ((AfterLabel(lower) ?? (Leads(first) ? AfterLead(words, lower) : null)) is { } act)
            return act;
        return words.Contains("please") ? Act.Command : Act.Statement;
    }

    /// <summary>True where a purpose begins: <c>To list …</c>, <c>For listing …</c></summary>
    private static bool IsPurpose(List<string> words, int at) => at + 1 < words.Count
        && (words[at] is "to" || (words[at] is "for" && words[at + 1].EndsWith("ing", StringComparison.Ordinal)));

    private static bool IsQuestion(List<string> words, int at)
    {
        if (words.Count - at < 4 || !QuestionWords.Contains(words[at]))
            return false;
        if (Auxiliaries.Contains(words[at]))
            return Subjects.Contains(words[at + 1]);
        return words[at] is "how" or "what's" or "how's" or "where's" or "who's" || Auxiliaries.Contains(words[at + 1])
            || (words[at] is not ("when" or "why") && (Auxiliaries.Contains(words[at + 2]) || Auxiliaries.Contains(words[at + 3])));
    }

    private static bool IsCommand(List<string> words, int at)
    {
        if (at == words.Count)
            return false;
        var first = words[at];
        var next = at + 1 < words.Count ? words[at + 1] : "";
        return IsOrder(first) || Verbs.Before(first, next) is { Form: VerbForm.Base } || IsVerbBefore(first, next)
            || ((Nouns.IsAdverb(first) || first is "bulk" or "batch") && IsOrder(next));
    }

    /// <summary>True for a word that no list of verbs holds and that its object shows to be one: <c>fax me</c>, <c>spool it</c>.</summary>
    private static bool IsVerbBefore(string word, string next) => word.Length > 2 && next.Length > 0 && Objects.Contains(next)
        && !word.AsSpan().ContainsAnyExceptInRange('a', 'z') && !Nouns.EndsPhrase(word) && !Nouns.IsDeterminer(word) && !Nouns.IsPlural(word)
        && !QuestionWords.Contains(word) && !word.EndsWith("ing", StringComparison.Ordinal) && !word.EndsWith("ed", StringComparison.Ordinal);

    /// <summary>True for a word that begins a phrase before the request: <c>With …, list …</c>, <c>Leveraging …, list …</c></summary>
    private static bool Leads(string word) => Nouns.EndsPhrase(word) || word is "if" or "since" or "because" or "while" or "dear" or "through"
        || (word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal));

    /// <summary>What the request after a leading phrase does: after one of its commas, or where none stands after the word API.</summary>
    private static Act? AfterLead(List<string> words, ReadOnlySpan<char> lower)
    {
        for (var pause = lower.IndexOf(','); pause > 0;)
        {
            var after = lower[(pause + 1)..].Trim().ToString().Split(' ', 3);
            if (IsOrder(after[0]) || (after.Length > 1 && (Verbs.Before(after[0], after[1]) is not null || (Nouns.IsAdverb(after[0]) && IsOrder(after[1])))))
                return Act.Command;
            if (QuestionWords.Contains(after[0]))
                return Act.Question;
            var more = lower[(pause + 1)..].IndexOf(',');
            pause = more < 0 ? -1 : pause + 1 + more;
        }

        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i] is "api" or "apis" or "service" or "platform" && IsOrder(words[i + 1]))
                return Act.Command;
        }

        return null;
    }

    /// <summary>What the request behind a word or two and a colon does: <c>Urgent: list …</c></summary>
    private static Act? AfterLabel(ReadOnlySpan<char> lower)
    {
        var colon = lower.IndexOf(": ");
        if (colon < 0 || lower[..colon].Count(' ') > 1)
            return null;
        var after = lower[(colon + 2)..].TrimStart("\"'“ ").ToString().Split(' ', 2)[0];
        return IsOrder(after) ? Act.Command : QuestionWords.Contains(after) ? Act.Question : null;
    }

    private static bool IsOrder(string word) =>
        Orders.Contains(word) || Verbs.Find(word) is { Form: VerbForm.Base };

    private static bool Needs(List<string> words)
    {
        for (var i = 0; i < Math.Min(words.Count - 1, 30); i++)
        {
            if (words[i] is "wants" or "needs" && words[i + 1] is "to" && !words[..i].Exists(IsOfModels))
                return true;
            if (words[i] is "i" or "we" or "i'd" or "i'm" or "we'd" or "we're" or "i've" or "i'll" or "we've" || (words[i] is "my" or "our" && i == 0))
                return true;
            if (words[i] is "looking" && words[i + 1] is "to" or "for" || words[i] is "trying" && words[i + 1] is "to")
                return true;
        }

        return Needing.Contains(words[0]) || (words.Count > 2 && words[0] == "would" && words[1] is "like" or "love");
    }

    /// <summary>True for a subject of which a model speaks, not a user: <c>The user wants to …</c></summary>
    private static bool IsOfModels(string word) => word is "user" or "users" or "query" or "request" or "instruction" or "endpoint" or "api" or "you" or "it" or "this" or "that";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
