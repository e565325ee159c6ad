using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>In which form a verb stands.</summary>
internal enum VerbForm
{
    /// <summary>Imperative or infinitive: <c>create</c>.</summary>
    Base,

    /// <summary>Third person: <c>creates</c>.</summary>
    Third,

    /// <summary>Gerund: <c>creating</c>.</summary>
    Gerund,

    /// <summary>Past: <c>created</c>.</summary>
    Past,
}

/// <summary>A verb as it was found.</summary>
/// <param name="Base">Base form.</param>
/// <param name="Form">The form that stands in the text.</param>
/// <param name="Weak">True when the form is as often a noun or adjective.</param>
/// <param name="Intransitive">True when it needs no object.</param>
internal sealed record Verb(string Base, VerbForm Form, bool Weak, bool Intransitive);

/// <summary>The verbs that lead an operation's text (<c>verbs.txt</c>).</summary>
internal static class Verbs
{
    private static readonly HashSet<string> GerundNouns = new(StringComparer.Ordinal)
    {
        "listing", "setting", "building", "pricing", "booking", "billing", "shipping", "rating", "ranking", "mapping", "training", "testing", "scoring", "reading",
        "tracking", "processing",
        "routing", "filing", "posting", "recording", "meeting", "offering", "opening", "filtering", "logging", "scheduling", "screening", "sampling", "sharing",
        "streaming", "trading", "matching",
        "monitoring", "reporting", "hosting", "funding", "ordering", "packaging", "planning", "pending", "remaining", "trending", "existing", "holding", "finding",
        "following", "licensing", "staging", "targeting", "voting", "feeding", "marking",
    };

    private static readonly FrozenDictionary<string, Verb> Forms = Load();

    /// <summary>The verb whose form this lower-case word is, or null.</summary>
    public static Verb? Find(string word) => Forms.GetValueOrDefault(word);

    /// <summary>The verb that a word must be because a determiner follows it (<c>challenge a user</c>), or null.</summary>
    public static Verb? Before(string word, string next)
    {
        if (word.Length < 3 || next is not ("a" or "an" or "the" or "all" or "your" or "this" or "these" or "their" or "its" or "every" or "each" or "my")
            || Nouns.EndsPhrase(word) || Nouns.IsDeterminer(word)
            || word.AsSpan().ContainsAnyExceptInRange('a', 'z') || word is "yes" or "here" or "there" or "even" or "both" or "just" or "what" or "does"
                || word.EndsWith("ly", StringComparison.Ordinal))
            return null;
        if (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal))
            return null;
        return Nouns.IsPlural(word) ? new Verb(Inflection.Singular(word), VerbForm.Third, false, false) : new Verb(word, VerbForm.Base, false, false);
    }

    private static FrozenDictionary<string, Verb> Load()
    {
        var forms = new Dictionary<string, Verb>(StringComparer.Ordinal);
        var verbs = Resource.Lines("verbs.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        foreach (var entry in verbs)
        {
            var verb = entry.TrimEnd('?', '!');
            forms[verb] = new Verb(Spelled(verb), VerbForm.Base, entry.EndsWith('?'), entry.EndsWith('!'));
        }

        foreach (var entry in verbs)
        {
            var verb = entry.TrimEnd('?', '!');
            var weak = entry.EndsWith('?');
            var gerund = Inflection.Gerund(verb);
            forms.TryAdd(Inflection.WithS(verb), new Verb(Spelled(verb), VerbForm.Third, weak, entry.EndsWith('!')));
            forms.TryAdd(gerund, new Verb(Spelled(verb), VerbForm.Gerund, weak || GerundNouns.Contains(gerund), false));
            forms.TryAdd(Inflection.Past(verb), new Verb(Spelled(verb), VerbForm.Past, true, false));
        }

        forms["got"] = new Verb("get", VerbForm.Past, true, false);
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Spelled(string verb) => verb switch
    {
        "login" or "log-in" => "log in",
        "logout" or "log-out" => "log out",
        "lookup" => "look up",
        "setup" => "set up",
        "backup" => "back up",
        "cleanup" => "clean up",
        "checkout" => "check out",
        "rollback" => "roll back",
        "failover" => "fail over",
        "init" => "initialize",
        "referesh" => "refresh",
        "retreive" => "retrieve",
        "toogle" => "toggle",
        "sync" => "synchronize",
        "autocomplete" or "auto-complete" => "autocomplete",
        _ => verb,
    };
}
