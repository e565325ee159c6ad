using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Decides whether a word leads its sentence as a verb, and with which verb a user would say it.</summary>
internal static class HeadVerb
{
    private static readonly FrozenSet<string> MostlyNouns = WordLists.Of("mostly-noun");
    private static readonly FrozenSet<string> Mutating = WordLists.Of("mutating");
    private static readonly FrozenSet<string> Describing = WordLists.Of("describing");
    private static readonly FrozenSet<string> Prepositional = WordLists.Of("prepositional");

    /// <summary>The verb at a position with its particle (<c>log in</c>), and the position behind it; no verb where the word is a noun there.</summary>
    public static (Verb? Verb, int After) At(List<string> lower, int at, string method)
    {
        if (at >= lower.Count)
            return (null, at);
        var next = at + 1 < lower.Count ? lower[at + 1] : "";
        var verb = Verbs.Find(lower[at]) ?? Verbs.Before(lower[at], next);
        if (verb is null || next is "of" || (verb.Form == VerbForm.Past && !Follows(method, verb.Base)))
            return (null, at);
        var isDoubtful = (verb.Weak && verb.Form != VerbForm.Past) || (method is "get" && verb.Form == VerbForm.Base && Mutating.Contains(verb.Base));
        if (isDoubtful && !IsDetermined(verb, next) && !IsLikely(verb, lower, next, method))
            return (null, at);
        return HasParticle(verb.Base, next)
            ? (verb with { Base = $"{verb.Base} {next}", Intransitive = true, Weak = false }, at + 2)
            : (verb, at + 1);
    }

    /// <summary>The verb at a position that goes on with <paramref name="head"/>: <c>creates or updates</c>; null where there is none in the same form.</summary>
    public static Verb? Coordinated(List<string> lower, int at, Verb head)
    {
        var next = at + 1 < lower.Count ? lower[at + 1] : "";
        var verb = Verbs.Find(lower[at]) ?? Verbs.Before(lower[at], next);
        return verb is not null && verb.Form == head.Form && (!verb.Weak || Nouns.IsDeterminer(next)) ? verb : null;
    }

    /// <summary>The verb from the user's side: what an operation returns, a user gets.</summary>
    /// <param name="head">The verb.</param>
    /// <param name="method">HTTP method, lower case.</param>
    /// <param name="isDescribed">True when the sentence speaks about the operation (<c>This endpoint returns</c>).</param>
    /// <param name="rest">The words behind the verb.</param>
    public static string ForUser(Verb head, string method, bool isDescribed, ReadOnlySpan<string> rest) => head.Base switch
    {
        "return" when head.Form == VerbForm.Third || method is "get" || isDescribed => "get",
        "provide" or "give" or "supply" or "yield" when method is "get" => "get",
        "provide" or "give" or "supply" when rest is ["information" or "details" or "data" or "metadata", ..] or [_, "list" or "summary"
            or "description", ..] => "get",
        _ => head.Base,
    };

    private static bool IsDetermined(Verb verb, string next) =>
        Nouns.IsDeterminer(next) || next is "existing" or "new" or "specified" or "given" or "current" or "single"
        || (!verb.Weak && next is "list" or "information" or "details" or "available");

    private static bool IsLikely(Verb verb, List<string> lower, string next, string method)
    {
        if (Prepositional.Contains(verb.Base) && next is "to" or "for" or "if" or "whether" or "in" or "by")
            return true;
        var acts = method is "post" or "put" or "patch" or "delete" && verb.Form is VerbForm.Base or VerbForm.Third;
        return acts && !MostlyNouns.Contains(verb.Base) && next.Length > 0 && !Nouns.EndsPhrase(next) && !Describing.Contains(lower[^1]);
    }

    private static bool HasParticle(string verb, string next) => next switch
    {
        "up" or "down" or "back" => verb is "set" or "look" or "sign" or "back" or "clean" or "spin" or "scale" or "warm" or "shut" or "power" or "turn" or "roll",
        "on" => verb is "power" or "turn" or "switch",
        "off" => verb is "power" or "turn" or "switch" or "log" or "sign",
        "in" => verb is "log" or "sign" or "check" or "opt",
        "out" => verb is "log" or "sign" or "check" or "opt" or "print" or "time" or "scale" or "roll",
        _ => false,
    };

    private static bool Follows(string method, string verb) => verb switch
    {
        "delete" or "remove" => method is "delete" or "post",
        "update" or "modify" or "replace" => method is "put" or "patch" or "post",
        "create" or "add" => method is "post" or "put",
        _ => false,
    };
}
