using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The instruction shares no word with what the endpoint does. Synonyms look the same, so a word that only the API's name shares is enough to leave it in doubt.</summary>
internal static class OffTopic
{
    private const int SameBeginning = 5;

    private const int FewTopics = 3;

    private const double NameOnly = 0.6;

    private const double WeakOnly = 0.5;

    private const double Hardly = 0.3;

    public static Rule Rule { get; } = new("off-topic", 2.6, Holds);

    private static double Holds(Reading reading)
    {
        var topic = reading.Endpoint.Topic;
        if (topic.Count < 2)
            return 0;
        var shared = reading.SharedTopic();
        if (shared.Own > 0)
            return shared.Own == 1 && topic.Count > 6 ? Hardly : 0;
        var isInName = shared.OfName > 0 || reading.SharesName();
        var isBesideName = shared.OfName > 0 && reading.WithoutName.Length < reading.Text.Length;
        if (isBesideName || shared.OfName > 1 || reading.Searches() || (isInName && reading.Endpoint.OwnTopics < FewTopics)
            || (reading.Endpoint.TakesLinks && reading.Text.Contains("://", StringComparison.Ordinal)) || SharesASpelling(reading))
            return Hardly;
        return shared.Weak > 0 ? WeakOnly : isInName ? NameOnly : 1;
    }

    /// <summary>True where a word begins as one of the endpoint's or the API's, or is written apart: <c>translation</c>, <c>log me out</c> for <c>logout</c>.</summary>
    private static bool SharesASpelling(Reading reading)
    {
        var endpoint = reading.Endpoint.Endpoint;
        var words = reading.Sentences.SelectMany(static sentence => sentence.Words).Where(word => word is not ("me" or "us")
            && !reading.Endpoint.Name.Has(word)).ToArray();
        foreach (var of in (ReadOnlySpan<string>)[endpoint.EndpointName, endpoint.Functionality, endpoint.Description])
        {
            foreach (var word in Identifiers.Words(of))
            {
                var lower = word.ToLowerInvariant();
                if (lower.Length >= SameBeginning && !EndpointReading.IsEverywhere(lower) && !EndpointReading.IsWeak(lower) && (HasBeginning(words, lower)
                    || IsApart(words, lower)))
                    return true;
            }
        }

        return false;
    }

    private static bool HasBeginning(string[] words, string of) =>
        Array.Exists(words, word => word.Length >= SameBeginning && word.AsSpan(0, SameBeginning).SequenceEqual(of.AsSpan(0, SameBeginning)));

    private static bool IsApart(string[] words, string of)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var first = words[i] == "logging" ? "log" : words[i];
            if (of.Length == first.Length + words[i + 1].Length && of.StartsWith(first, StringComparison.Ordinal) && of.EndsWith(words[i + 1], StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
