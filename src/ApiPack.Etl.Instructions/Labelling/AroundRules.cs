using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Nothing stands before or after the instruction.</summary>
internal static class AroundRules
{
    private static readonly string[] Openings =
    [
        "sure", "certainly", "of course", "absolutely", "here is", "here's", "here are", "heres", "below is", "based on", "as an ai", "user query", "user:",
        "query:", "the query", "instruction:", "output:", "response:", "answer:",
        "refined", "possible query", "a possible", "a user might", "a user could", "example:", "for example", "one possible", "title:", "great", "okay", "ok,",
        "thank you for", "assistant:", "given the", "given that", "revised", "in this", "this query",
        "an example", "input:", "note:", "i'm sorry", "i apologize", "sorry", "unfortunately", "the following", "a realistic", "realistic", "scenario:", "task:",
        "prompt:", "question:", "your query", "suggested", "possible user",
    ];

    private static readonly SearchValues<string> Echoes = SearchValues.Create(
    [
        "###", "functionality:", "description:", "endpoint:", "api name:", "user query to refine", "the api's functionality", "[inst]", "</s>", "**instruction",
        "**output", "**input", "\napi:",
    ], StringComparison.Ordinal);

    private static readonly string[] Afterwards =
    [
        "let me know", "please note", "note that", "note:", "(note", "this query", "this instruction", "this request will", "this would", "remember to",
        "remember that", "make sure", "be sure to", "explanation:", "in this query", "in this example",
        "i hope", "hope this", "feel free", "don't forget", "keep in mind", "this api call", "the response will", "this will ", "the api will", "this allows",
        "this is useful", "this information", "this can be", "best regards", "thank you for your",
        "if you have any", "if you need", "for more information", "refer to the", "replace ", "this api ", "the above", "this way", "by doing", "this is a",
        "happy to help", "good luck", "you will receive", "ensure that", "ensure you", "the query", "the user",
    ];

    private static readonly SearchValues<string> Closings = SearchValues.Create(
        ["let me know if", "(note:", "(this query", "\nnote:", "\nexplanation", "(explanation"], StringComparison.Ordinal);

    /// <summary>The rules.</summary>
    public static Rule[] All =>
    [
        new("text-before", 3.4, Before),
        new("text-after", 3.0, After),
        new("prompt-echo", 3.6, static reading => reading.Lower.AsSpan().ContainsAny(Echoes) || reading.Lower.StartsWith("api:", StringComparison.Ordinal) ? 1 : 0),
    ];

    private static double Before(Reading reading)
    {
        var start = reading.Lower.TrimStart('"', '\'', '*', '#', ' ', '“', '>');
        foreach (var opening in Openings)
        {
            if (start.StartsWith(opening, StringComparison.Ordinal) && IsWhole(start, opening))
                return 1;
        }

        var colon = reading.Lower.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || colon + 12 > reading.Lower.Length || (colon + 1 < reading.Lower.Length && !char.IsWhiteSpace(reading.Lower[colon + 1])))
            return 0;
        var head = reading.Lower.AsSpan(0, colon);
        if (reading.Endpoint.Endpoint.ApiName.Contains(':', StringComparison.Ordinal))
            return 0;
        var quotedNext = reading.Lower.AsSpan(colon + 1).TrimStart() is [('"' or '“' or '\''), ..];
        return head.Contains("query", StringComparison.Ordinal) || head.Contains("instruction", StringComparison.Ordinal) || quotedNext
            || reading.Lower[colon + 1] == '\n' ? 1 : 0.35;
    }

    private static double After(Reading reading)
    {
        var strength = 0.0;
        var asked = false;
        for (var i = 0; i < reading.Sentences.Count; i++)
        {
            var sentence = reading.Sentences[i];
            if (i > 0 && asked)
            {
                if (Array.Exists(Afterwards, phrase => sentence.Lower.StartsWith(phrase, StringComparison.Ordinal)
                    || sentence.Lower.Contains("(" + phrase, StringComparison.Ordinal)))
                    return 1;
                if (sentence.Act == Act.Statement && !sentence.Lower.StartsWith("thank", StringComparison.Ordinal))
                    strength += sentence.Lower.Contains("response", StringComparison.Ordinal)
                        || sentence.Lower.Contains(" will ", StringComparison.Ordinal) ? 0.5 : 0.35;
            }

            asked |= sentence.Act != Act.Statement;
        }

        return !reading.Lower.AsSpan().ContainsAny(Closings) ? Math.Min(1, strength) : 1;
    }

    private static bool IsWhole(string text, string opening) => opening[^1] is ':' or ',' || text.Length == opening.Length || !char.IsLetter(text[opening.Length]);
}
