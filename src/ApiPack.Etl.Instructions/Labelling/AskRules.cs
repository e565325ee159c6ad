using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>An instruction asks for one thing, and it is the user who asks.</summary>
internal static class AskRules
{
    private static readonly SearchValues<string> Alternatives = SearchValues.Create(
        ["\nor\n", "\nor:", "\nalternatively", " or, alternatively", "another example", "option 1", "option 2"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Answers = SearchValues.Create(
    [
        "you can use", "you can make", "you can utilize", "you can call", "you can send", "you can access", "you can retrieve", "you can get",
        "you can obtain", "you can leverage", "you can do", "you may use", "you will need to", "you'll need to", "you need to", "you should", "you must",
        "you could use", "you would need", "you have to", "i can help you", "i'd be happy", "i am happy to", "i'm happy to", "i will help", "we recommend",
        "as an ai", "follow these steps", "you'd need to", "you can also", "you can then", "allows you to", "will provide you", "will give you",
        "enables you to", "your request should", "i'm here to",
    ], StringComparison.Ordinal);

    /// <summary>The rules.</summary>
    public static Rule[] All =>
    [
        new("multiple-instructions", 3.4, static reading => Multiple(reading)),
        new("assistant-voice", 3.0, static reading => Assistant(reading)),
        new("no-request", 2.6, static reading => Asks(reading) == 0
            && !reading.Sentences.Any(static sentence => sentence.Act is Act.Need or Act.PurposeCommand) ? 1 : 0),
    ];

    private static double Multiple(Reading reading)
    {
        var items = reading.Sentences.Count(static sentence => sentence.IsItem);
        var quoted = QuotedAsks(reading.Text);
        if (items >= 2 || quoted >= 2 || reading.Lower.AsSpan().ContainsAny(Alternatives))
            return 1;
        var asks = Asks(reading);
        return asks switch
        {
            >= 3 => 1,
            2 => 0.7,
            _ => 0,
        };
    }

    /// <summary>Sentences that ask by themselves; a need before a question is its background, a question about <c>this</c> belongs to what stands before it.</summary>
    private static int Asks(Reading reading)
    {
        var asks = 0;
        var needs = 0;
        var open = false;
        foreach (var sentence in reading.Sentences)
        {
            switch (sentence.Act)
            {
                case Act.Need:
                    needs += open ? 0 : 1;
                    open = true;
                    break;
                case Act.Question or Act.Command when IsNextStep(sentence) || !(asks > 0 && RefersBack(sentence)) && !(needs > 0 && asks == 0
                    && RefersBack(sentence)):
                    asks++;
                    break;
            }
        }

        return asks;
    }

    private static bool IsNextStep(Sentence sentence) => sentence.Act == Act.Command
        && sentence.First is "then" or "next" or "finally" or "afterwards" or "second" or "third";

    private static bool RefersBack(Sentence sentence)
    {
        var words = sentence.Words;
        if (words.Count > 14)
            return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "this" or "that" or "it" or "them" or "so" or "these" && (i + 1 == words.Count
                || words[i + 1] is "using" or "with" or "through" or "via" or "for" or "in" or "from" or "by" or "please" or "and" or "be" or "to" or "task"
                or "information"))
                return true;
        }

        return sentence.Act == Act.Question && words.Count < 8 && words[0] is "which" or "what" && words.Exists("request", "call", "endpoint");
    }

    private static bool Exists(this IReadOnlyList<string> words, params ReadOnlySpan<string> any)
    {
        foreach (var word in words)
        {
            if (any.Contains(word))
                return true;
        }

        return false;
    }

    private static int QuotedAsks(string text)
    {
        var quoted = 0;
        for (var open = text.AsSpan().IndexOfAny('"', '“'); open >= 0 && open + 1 < text.Length;)
        {
            var length = text.AsSpan(open + 1).IndexOfAny('"', '”');
            if (length < 0)
                break;
            if (text.AsSpan(open + 1, length).Count(' ') >= 4)
                quoted++;
            var from = open + length + 2;
            var next = from < text.Length ? text.AsSpan(from).IndexOfAny('"', '“') : -1;
            open = next < 0 ? -1 : from + next;
        }

        return quoted;
    }

    private static double Assistant(Reading reading)
    {
        var answer = reading.Lower.AsSpan().IndexOfAny(Answers);
        if (answer >= 0)
            return reading.Lower.AsSpan(0, answer).EndsWith("if ") ? 0.3 : 1;
        if (reading.Sentences.Any(static sentence => sentence.Lower.StartsWith("simply ", StringComparison.Ordinal)))
            return 0.9;
        var purpose = reading.Sentences.FirstOrDefault(static sentence => sentence.Act == Act.PurposeCommand);
        if (purpose is null)
            return 0;
        return purpose.Lower.Contains("endpoint", StringComparison.Ordinal) || purpose.Lower.Contains("you ", StringComparison.Ordinal)
            || purpose.Lower.Contains("please", StringComparison.Ordinal) || purpose.Words.Contains("your") ? 0.8 : 0.55;
    }
}
