using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>An assistant answers where a user should ask.</summary>
internal static class AssistantVoice
{
    private static readonly SearchValues<string> Answers = SearchValues.Create(
    [
        "you can use", "you can make", "you can utilize", "you can call", "you can send", "you can access", "you can retrieve", "you can get",
        "you can obtain", "you can leverage", "you can do", "you can easily", "you can simply", "you can query", "you can submit", "you may use",
        "you will need to", "you'll need to", "you need to", "you should", "you must", "you can also", "you can then", "you'd need to",
        "you could use", "you would need", "you have to", "i can help you", "i'd be happy", "i am happy to", "i'm happy to", "i will help", "we recommend",
        "as an ai", "follow these steps", "allows you to", "will provide you", "will give you", "enables you to", "your request should", "i'm here to",
    ], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("assistant-voice", 3.0, Holds);

    private static double Holds(Reading reading)
    {
        if (reading.Lower.AsSpan().ContainsAny(Answers))
        {
            foreach (var sentence in reading.Sentences)
            {
                var answer = sentence.Act is Act.Question ? -1 : sentence.Lower.AsSpan().IndexOfAny(Answers);
                if (answer >= 0)
                    return sentence.Lower.AsSpan(0, answer).EndsWith("if ") ? 0.3 : 1;
            }
        }

        if (reading.Sentences.Any(static sentence => sentence.Lower.StartsWith("simply ", StringComparison.Ordinal)))
            return 0.9;
        var purpose = reading.Sentences.FirstOrDefault(static sentence => sentence.Act == Act.PurposeCommand);
        if (purpose is null)
            return 0;
        return purpose.Lower.Contains("endpoint", StringComparison.Ordinal) || purpose.Lower.Contains("you ", StringComparison.Ordinal)
            || purpose.Words.Contains("your") ? 0.8 : 0.55;
    }
}
