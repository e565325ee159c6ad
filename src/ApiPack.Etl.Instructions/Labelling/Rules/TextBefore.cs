using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>Something stands before the instruction: a courtesy, a heading, a word about the query.</summary>
internal static class TextBefore
{
    private const double Remark = 0.15;

    private const double Unclear = 0.35;

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

    private static readonly string[] AboutTheQuery =
    [
        "user query", "a query", "the query", "query:", "queries", "possible query", "possible user", "instruction", "refined", "example", "prompt",
        "provided information", "given api", "description, ", "functionality",
        " user wants", " user needs", " user might", " user could", " user may", " user can", " user would", " user is ", " user asks", "scenario", "how you", "request that you",
        "question:", "output",
    ];

    public static Rule Rule { get; } = new("text-before", 3.4, Holds);

    private static double Holds(Reading reading)
    {
        var start = reading.Lower.AsSpan(reading.Start).TrimStart("\"'*# “>(");
        foreach (var opening in Assistants)
        {
            if (start.StartsWith(opening, StringComparison.Ordinal) && IsWhole(start, opening))
                return 1;
        }

        var first = reading.Sentences.Count > 0 ? reading.Sentences[0].Lower.AsSpan() : start;
        foreach (var opening in Ambiguous)
        {
            if (start.StartsWith(opening, StringComparison.Ordinal) && IsWhole(start, opening) && IsAboutTheQuery(reading, first[..Math.Min(first.Length, 120)]))
                return 1;
        }

        return Heading(reading);
    }

    /// <summary>What stands before a colon is a heading when the instruction itself comes after it; behind an order stands its value.</summary>
    private static double Heading(Reading reading)
    {
        var lower = reading.Lower.AsSpan();
        var length = lower[reading.Start..].IndexOf(':');
        var colon = reading.Start + length;
        if (length < 0 || colon == reading.Own || colon + 12 > lower.Length || !char.IsWhiteSpace(lower[colon + 1])
            || reading.Endpoint.Endpoint.ApiName.Contains(':', StringComparison.Ordinal))
            return 0;
        var heading = Sentence.Split(reading.Text[reading.Start..colon], reading.Lower[reading.Start..colon]);
        var orders = heading.Any(static sentence => sentence.Act is not Act.Statement);
        var before = lower[reading.Start..colon];
        var isAbout = IsAboutTheQuery(reading, before) || before.EndsWith("query");
        if (!orders && isAbout)
            return 1;
        var rest = reading.Text[(colon + 1)..];
        var asks = Sentence.Split(reading.Text[colon..], reading.Lower[colon..]).Any(static sentence => sentence.Act is not Act.Statement && sentence.Words.Count > 4);
        if (!asks)
            return Remark;
        var standsAlone = rest.AsSpan().TrimStart() is ['"' or '“' or '\'', ..] || lower[colon + 1] == '\n';
        return standsAlone && (!orders || isAbout || lower[colon + 1] == '\n') ? 1 : orders ? Remark : Unclear;
    }

    /// <summary>True where words speak of a query, unless they are the endpoint's own matter: a query language, an example's id.</summary>
    private static bool IsAboutTheQuery(Reading reading, ReadOnlySpan<char> text)
    {
        foreach (var words in AboutTheQuery)
        {
            var at = text.IndexOf(words, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var end = at + words.Length;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            var last = text[..end].TrimEnd(":, ");
            var isDomain = end + 1 < text.Length && text[end] == '.' && char.IsLetter(text[end + 1]);
            if (!isDomain && !reading.Endpoint.Topic.Contains(Stems.Of(last[(last.LastIndexOf(' ') + 1)..]).Hash))
                return true;
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, string opening) =>
        opening[^1] is ':' or ',' || text.Length == opening.Length || !char.IsLetter(text[opening.Length]);
}
