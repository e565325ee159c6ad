using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Finds where a sentence turns from what an operation does to something else.</summary>
internal static class Clauses
{
    private const int LongClause = 14;

    private static readonly FrozenSet<string> AfterComma = WordLists.Of("after-comma");
    private static readonly FrozenSet<string> AfterAnd = WordLists.Of("after-and");
    private static readonly FrozenSet<string> Finite = WordLists.Of("finite");
    private static readonly FrozenSet<string> RelativeWords = WordLists.Of("relative");

    /// <summary>True for a verb that makes the words before it a clause of their own.</summary>
    public static bool IsFinite(string word) => Finite.Contains(word);

    /// <summary>True when the object that begins at <paramref name="start"/> ends before position <paramref name="i"/>.</summary>
    public static bool Stop(List<string> lower, int i, int start, Verb head)
    {
        var next = i + 1 < lower.Count ? lower[i + 1] : "";
        switch (lower[i])
        {
            case "-" or "when" or "where" or "once" or "because" or "since" or "although":
                return true;
            case "e.g" or "i.e" or "eg" or "ie" or "etc" or "we" or "please" or "via":
                return i > start;
            case "," when next is "or":
                return !IsList(lower, i);
            case ",":
                return AfterComma.Contains(next) || i - start > LongClause || (i - start > 3 && !IsList(lower, i));
            case "and" or "then" or "or" when i - start >= 2:
                return AfterAnd.Contains(next) || BeginsAnother(lower, i + 1, head);
            case "this" or "the" when i > start:
                return next is "endpoint" or "api" or "method" or "operation" or "call" or "request"
                    || (i + 2 < lower.Count && lower[i + 2] is "endpoint" or "operation");
            case "if":
                return i - start > 1 || head.Base is not ("check" or "verify" or "determine" or "test" or "see" or "confirm" or "validate");
            case "you":
                return next is "must" or "should" or "need" or "will" || i == start;
            default:
                return IsFinite(lower[i]) && !IsRelative(lower, start, i);
        }
    }

    /// <summary>True when a verb in another form than the head's takes up an object of its own.</summary>
    private static bool BeginsAnother(List<string> lower, int at, Verb head) =>
        at + 1 < lower.Count && Nouns.IsDeterminer(lower[at + 1])
        && Verbs.Find(lower[at]) is { Weak: false, Form: VerbForm.Third or VerbForm.Base } verb && verb.Form != head.Form;

    private static bool IsRelative(List<string> lower, int start, int i)
    {
        for (var j = i - 1; j >= Math.Max(start, i - 10); j--)
        {
            if (RelativeWords.Contains(lower[j]))
                return true;
        }

        return false;
    }

    private static bool IsList(List<string> lower, int comma)
    {
        for (var i = comma + 1; i < Math.Min(lower.Count, comma + 7); i++)
        {
            if (lower[i] is "and" or "or" && (i + 1 >= lower.Count || lower[i + 1] is not ("returns" or "then" or "if" or "you")))
                return true;
        }

        return false;
    }
}
