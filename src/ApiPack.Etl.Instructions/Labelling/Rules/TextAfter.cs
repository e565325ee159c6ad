using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>Something stands after the instruction: a note, an explanation, an offer of help.</summary>
internal static class TextAfter
{
    private const double Explains = 0.5;

    private const double Remarks = 0.3;

    private const double NewParagraph = 0.5;

    private const double SpeaksToTheUser = 0.8;

    /// <summary>Openings of notes and farewells.</summary>
    private static readonly string[] Closings =
    [
        "please note", "note that", "note:", "note :", "this request will", "explanation", "in this example",
        "in this scenario", "please be aware", "hope this", "feel free", "keep in mind", "this api call", "the response will", "the api will", "this allows",
        "this will allow", "best regards", "kind regards", "warning", "for more information", "refer to the", "the above", "by doing", "happy to help", "good luck",
        "let me know if you", "please let me know if you", "the user is", "the user wants",
        "the user would", "the user needs", "if you have any", "if you need",
    ];

    private static readonly SearchValues<string> Inside = SearchValues.Create(
    [
        "let me know if you", "let me know if there", "(note", "(this query", "(the query", "\nnote:", "\nexplanation", "(explanation", "(please note", "(please be aware", "*note",
        "i hope this", "thank you for your",
    ], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("text-after", 3.0, Holds);

    private static double Holds(Reading reading)
    {
        if (reading.Sentences.Count > 1 ? reading.Lower.AsSpan().ContainsAny(Inside) : reading.Lower.Contains("(note", StringComparison.Ordinal))
            return 1;
        var strength = 0.0;
        Sentence? asked = null;
        foreach (var sentence in reading.Sentences)
        {
            if (asked is not null && !sentence.IsItem && !SpeaksOfOneself(sentence))
            {
                strength += Strength(sentence, reading);
                if (sentence.Paragraph > asked.Paragraph && asked.Act is not Act.Need)
                    strength += NewParagraph;
            }

            if (sentence.Act != Act.Statement)
                asked = sentence;
        }

        return Math.Min(1, strength);
    }

    private static double Strength(Sentence sentence, Reading reading)
    {
        var lower = sentence.Lower.AsSpan().TrimStart("(*[ ");
        foreach (var closing in Closings)
        {
            if (lower.StartsWith(closing, StringComparison.Ordinal))
                return 1;
        }

        if (sentence.Act is Act.Statement && SpeaksOfTheQuery(sentence, reading))
            return 1;
        if (lower.StartsWith("thank") || sentence.Act is Act.Question)
            return 0;
        if (sentence.Words.Contains("you") || sentence.Words.Contains("your"))
            return sentence.Act is Act.Command && sentence.First is not ("make" or "ensure" or "be" or "remember" or "replace" or "check") ? 0 : SpeaksToTheUser;
        if (sentence.Act is not Act.Statement)
            return 0;
        var explains = sentence.First is "this" or "these" or "it" or "such" or "doing" or "that" || sentence.Lower.Contains("response", StringComparison.Ordinal)
            || sentence.Lower.Contains(" will ", StringComparison.Ordinal) || sentence.Lower[0] == '(';
        return explains ? Explains : Remarks;
    }

    /// <summary>True for a word about the query itself: <c>This is a concise query …</c>; an endpoint may have queries for its matter.</summary>
    private static bool SpeaksOfTheQuery(Sentence sentence, Reading reading)
    {
        foreach (var word in sentence.Words)
        {
            if (word is "query" or "query's" or "instruction" or "prompt")
                return !reading.Endpoint.IsOnTopic(word);
        }

        return false;
    }

    private static bool SpeaksOfOneself(Sentence sentence)
    {
        foreach (var word in sentence.Words)
        {
            if (word is "i" or "i'm" or "i'd" or "i've" or "me" or "my" or "we" or "our" or "us" or "we're" or "mine")
                return !sentence.Words.Contains("you");
        }

        return false;
    }
}
