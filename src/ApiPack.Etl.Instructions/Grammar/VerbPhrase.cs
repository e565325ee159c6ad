namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>What an endpoint does, as a phrase that fits into sentences.</summary>
internal sealed record VerbPhrase
{
    /// <summary>After <c>to</c>: <c>create or update a user</c>.</summary>
    public required string Infinitive { get; init; }

    /// <summary>After a preposition: <c>creating or updating a user</c>.</summary>
    public required string Gerund { get; init; }

    /// <summary>The leading verb in base form: <c>create</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>What a single reading verb (get, list, …) reads, with its article, or null: <c>a list of users</c>.</summary>
    public string? Object { get; init; }

    /// <summary>How well the text carried it: 3 a verb with an object, 2 a noun with the method's verb, 1 little more than a verb.</summary>
    public required int Quality { get; init; }

    /// <summary>Words of the infinitive.</summary>
    public int Words => Infinitive.AsSpan().Count(' ') + 1;

    /// <summary>Builds the phrase from its words; <paramref name="verbs"/> holds the positions of coordinated verbs in base form.</summary>
    public static VerbPhrase Of(List<string> words, IReadOnlyCollection<int> verbs, int firstVerb, int afterVerb, int quality)
    {
        var gerund = words.Select((word, i) => verbs.Contains(i) ? Inflection.Gerund(word) : word);
        var verb = words[firstVerb];
        var reads = verbs.Count == 1 && firstVerb == 0 && verb is "get" or "list" or "retrieve" or "fetch" or "view" or "show" or "obtain" or "read";
        return new VerbPhrase
        {
            Infinitive = Join(words),
            Gerund = Join(gerund),
            Verb = verb,
            Object = reads && afterVerb < words.Count ? Join(words.Skip(afterVerb)) : null,
            Quality = quality,
        };
    }

    private static string Join(IEnumerable<string> words) => string.Join(' ', words).Replace(" ,", ",", StringComparison.Ordinal);
}
