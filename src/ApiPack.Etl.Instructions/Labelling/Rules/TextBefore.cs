using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>Something stands before the instruction: a courtesy, a heading, a word about the query.</summary>
internal static class TextBefore
{
    /// <summary>Openings that no user writes.</summary>
    private static readonly string[] Assistants =
    [
        "sure,", "sure!", "sure thing", "sure.", "sure here", "certainly", "of course", "absolutely", "as an ai", "user query", "user:", "query:", "the query", "this query", "instruction:", "output:", "response:", "answer:",
        "possible query", "a possible", "a user might", "a user could", "user might", "example:", "title:", "great!", "great,", "okay", "ok,", "assistant:",
        "input:", "note:", "i apologize", "i'm sorry", "scenario:", "task:", "prompt:", "question:", "your query", "possible user", "thank you for", "request:",
    ];

    /// <summary>Openings of a user as well, unless the sentence speaks of queries and instructions.</summary>
    private static readonly string[] Ambiguous =
    [
        "here is", "here's", "here are", "heres", "below is", "below are", "based on", "for example", "one possible", "given the", "given that", "in this", "an example",
        "sorry", "unfortunately", "the following", "a realistic", "realistic", "suggested", "to refine", "using the given", "considering", "refined", "revised", "rewritten",
    ];

    private static readonly SearchValues<string> AboutTheQuery = SearchValues.Create(
    [
        "user query", "a query", "the query", "query:", "queries", "possible query", "possible user", "instruction", "refined", "example", "prompt", "provided information", "given api", "description, ", "functionality",
        "a user ", "the user ", "scenario", "how you", "request that you", "question:", "output",
    ], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("text-before", 3.4, Holds);

    private static double Holds(Reading reading)
    {
        var start = reading.Lower.AsSpan().TrimStart("\"'*# “>(");
        foreach (var opening in Assistants)
        {
            if (start.StartsWith(opening, StringComparison.Ordinal) && IsWhole(start, opening))
                return 1;
        }

        var first = reading.Sentences.Count > 0 ? reading.Sentences[0].Lower.AsSpan() : start;
        foreach (var opening in Ambiguous)
        {
            if (start.StartsWith(opening, StringComparison.Ordinal) && IsWhole(start, opening) && first[..Math.Min(first.Length, 120)].ContainsAny(AboutTheQuery))
                return 1;
        }

        return Heading(reading);
    }

    /// <summary>What stands before a colon is a heading when the instruction itself comes after it.</summary>
    private static double Heading(Reading reading)
    {
        var lower = reading.Lower.AsSpan();
        var colon = lower.IndexOf(':');
        if (colon < 0 || colon == reading.Own || colon + 12 > lower.Length || !char.IsWhiteSpace(lower[colon + 1]) || reading.Endpoint.Endpoint.ApiName.Contains(':', StringComparison.Ordinal))
            return 0;
        var heading = Sentence.Split(reading.Text[..colon], reading.Lower[..colon]);
        if (heading.All(static sentence => sentence.Act is Act.Statement) && (lower[..colon].ContainsAny(AboutTheQuery) || lower[..colon].EndsWith("query")))
            return 1;
        var rest = reading.Text[(colon + 1)..];
        var asks = Sentence.Split(rest, reading.Lower[(colon + 1)..]).Any(static sentence => sentence.Act is not Act.Statement && sentence.Words.Count > 4);
        return !asks ? 0.15 : rest.AsSpan().TrimStart() is ['"' or '“' or '\'', ..] || lower[colon + 1] == '\n' ? 1 : 0.35;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, string opening) =>
        opening[^1] is ':' or ',' || text.Length == opening.Length || !char.IsLetter(text[opening.Length]);
}
