using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Finds where a sentence begins to say what happens: <c>Use this endpoint to</c>, <c>This method</c>, <c>Allows you to</c> are passed over.</summary>
internal static class LeadIns
{
    private static readonly FrozenSet<string> Subjects = WordLists.Of("subject");

    private static readonly FrozenSet<string> Allowing = WordLists.Of("allowing");

    private static readonly FrozenSet<string> People = WordLists.Of("people");

    private static readonly FrozenSet<string> Modals = WordLists.Of("modal");

    private static readonly FrozenSet<string> Means = WordLists.Of("means");

    private static readonly FrozenSet<string> Uses = WordLists.Of("use");

    /// <summary>The index of the first word that says what happens, or -1 when the sentence speaks of something else.</summary>
    /// <param name="words">The sentence's words.</param>
    /// <param name="lower">The same in lower case.</param>
    public static int Skip(List<string> words, List<string> lower)
    {
        var at = 0;
        while (at < words.Count && lower[at] is "please" or "simply" or "just" or "then" or "first" or "api"
            && At(lower, at + 1) is not ("key" or "keys" or "," or "token" or "tokens"))
        {
            if (lower[at] == "api" && At(lower, at + 1) is not ("to" or "for" or "that" or "which" or "endpoint" or "call" or "method" or "used" or "allows"))
                break;
            at++;
        }

        if (lower[0] is "use" or "using" or "call" or "invoke" or "utilize" && Using(lower) is > 0 and var used)
            return used;
        if (At(lower, at) is "you" or "users" or "clients" && At(lower, at + 1) is "can" or "may" or "could")
            return At(lower, at + 2) is "use" && Using(lower, at + 2) is > 0 and var use ? use : Filled(lower, at + 2);
        if (At(lower, at) is "with" or "through" or "via" or "by" && At(lower, at + 1) is "this" or "the" && SubjectEnd(lower, at + 1) is > 0 and var with
            && At(lower, with) is "," or "you")
        {
            with += At(lower, with) is "," ? 1 : 0;
            return At(lower, with) is "you" && At(lower, with + 1) is "can" or "may" ? Filled(lower, with + 2) : -1;
        }

        if (at < words.Count && Identifiers.IsMixed(words[at]) && !Identifiers.IsBrand(words[at]))
            return Subjects.Contains(At(lower, at + 1)) ? Predicate(lower, at + 2, true) : Verbs.Find(At(lower, at + 1)) is { Form: VerbForm.Third } ? at + 1 : at;
        for (var i = at + 1; i < Math.Min(lower.Count - 1, at + 6); i++)
        {
            if (lower[i] is "api" && (Allowing.Contains(lower[i + 1]) || Verbs.Find(lower[i + 1]) is { Form: VerbForm.Third, Weak: false }))
                return Predicate(lower, i + 1, true);
        }

        if (At(lower, at) is "to" && lower.Contains(",") && (lower.Contains("must") || lower.Contains("need") || lower.Contains("should")
            || lower.Contains("requires")))
            return -1;
        var subject = SubjectEnd(lower, at);
        return subject > 0 ? Predicate(lower, subject, true) : Predicate(lower, at, false);
    }

    /// <summary>After <c>The … endpoint</c>: the index behind the subject, or -1 when the sentence has no such subject.</summary>
    private static int SubjectEnd(List<string> lower, int at)
    {
        var start = at;
        if (At(lower, at) is "this" or "the" or "a" or "an" or "these" or "our" or "that")
            at++;
        else if (!Subjects.Contains(At(lower, at)) || Verbs.Find(At(lower, at)) is { } verb
            && !(At(lower, at + 1) is "to" or "that" or "which" or "for" or "returns" or "used"))
            return -1;
        for (var i = at; i < Math.Min(lower.Count, at + 5); i++)
        {
            if (!Subjects.Contains(lower[i]))
            {
                if (i > at && lower[start] is "this" or "these" && Verbs.Find(lower[i]) is { Form: VerbForm.Third })
                    return -1;
                continue;
            }

            while (i + 1 < lower.Count && Subjects.Contains(lower[i + 1]))
                i++;
            return i + 1;
        }

        return At(lower, start) is "this" && At(lower, start + 1) is "will" or "is" or "allows" or "returns" or "gets" or "can" ? start + 1 : -1;
    }

    private static int Using(List<string> lower, int at = 0)
    {
        if (At(lower, at + 1) is not ("this" or "the" or "these" or "it" or "api"))
            return -1;
        for (var i = at + 2; i < Math.Min(lower.Count - 1, at + 9); i++)
        {
            if (lower[i] is "to" && Verbs.Find(lower[i + 1]) is { Form: VerbForm.Base })
                return i + 1;
            if (lower[i] is "for" or "when" && Verbs.Find(lower[i + 1]) is { Form: VerbForm.Gerund })
                return i + 1;
        }

        return -1;
    }

    private static int Predicate(List<string> lower, int at, bool hasSubject)
    {
        while (hasSubject && Modals.Contains(At(lower, at)))
            at++;
        if (hasSubject && At(lower, at) is "is" or "are" or "be" or "has")
        {
            at++;
            while (At(lower, at) is "also" or "being" or "be" or "mainly" or "primarily" or "only" or "the" or "a" or "one" or "to" or "been")
                at++;
            if (!Uses.Contains(At(lower, at)))
                return At(lower, at - 1) is "to" ? Filled(lower, at) : -1;
        }

        if (Uses.Contains(At(lower, at)) && At(lower, at + 1) is "to" or "for" or "by" or "in" or "when" or "as")
            return At(lower, at + 1) is "to" or "for" ? Filled(lower, at + 2) : -1;
        if (Allowing.Contains(At(lower, at)))
            return Allowed(lower, at, hasSubject);
        if (At(lower, at) is "provides" or "provide" or "gives" or "offers" && Way(lower, at + 1) is > 0 and var way)
            return way;
        if (hasSubject && At(lower, at) is "for")
            return Filled(lower, at + 1);
        if (At(lower, at) is "to" && Verbs.Find(At(lower, at + 1)) is { Form: VerbForm.Base })
            return at + 1;
        return Filled(lower, at);
    }

    private static int Allowed(List<string> lower, int at, bool hasSubject)
    {
        var next = at + 1;
        if (At(lower, next) is "the" or "a" or "an" or "any" or "your" or "authenticated")
        {
            for (var i = next; i < Math.Min(lower.Count - 1, next + 5); i++)
            {
                if (lower[i] is "to" && Verbs.Find(lower[i + 1]) is { Form: VerbForm.Base })
                    return i + 1;
            }
        }

        if (People.Contains(At(lower, next)))
            next += At(lower, next + 1) is "to" ? 2 : 1;
        else if (At(lower, next) is "to" or "for")
            next++;
        else if (Verbs.Find(At(lower, next)) is not { Form: VerbForm.Gerund })
            return hasSubject || lower[at].EndsWith('s') is false ? at : Filled(lower, at);
        return Filled(lower, next);
    }

    private static int Way(List<string> lower, int at)
    {
        if (At(lower, at) is "you" or "users")
            at++;
        if (At(lower, at) is "a" or "the" or "an")
            at++;
        if (!Means.Contains(At(lower, at)))
            return -1;
        return At(lower, at + 1) is "to" or "of" or "for" && Verbs.Find(At(lower, at + 2)) is not null ? at + 2 : -1;
    }

    private static int Filled(List<string> lower, int at) => at < lower.Count ? at : -1;

    private static string At(List<string> lower, int at) => at < lower.Count ? lower[at] : "";
}
