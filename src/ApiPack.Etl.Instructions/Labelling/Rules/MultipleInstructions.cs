using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text holds several instructions: a list, several in quotes, alternatives, one question after another, one step after another.</summary>
internal static class MultipleInstructions
{
    private const double SecondAsk = 0.4;

    private const double SecondName = 0.35;

    private const double SaidToBeMore = 0.3;

    private const double Step = 0.3;

    private const double Ordered = 0.7;

    private const double AllSteps = 0.8;

    private static readonly SearchValues<string> Alternatives = SearchValues.Create(
        ["\nor\n", "\nor:", "\nor,", " or:", "\nalternatively", "alternatively:", " or, alternatively"], StringComparison.Ordinal);

    private static readonly string[] Steps = [", then ", " and then ", "after that", "afterwards", " finally ", "finally, ", " lastly", "subsequently"];

    public static Rule Rule { get; } = new("multiple-instructions", 3.4, Holds);

    private static double Holds(Reading reading)
    {
        if (reading.Lower.AsSpan().ContainsAny(Alternatives) || reading.Asks.Lines >= 2 || QuotedAsks(reading, '"') >= 2 || QuotedAsks(reading, '\'') >= 2)
            return 1;
        var asks = reading.Asks;
        var steps = Chain(reading);
        return Math.Min(1, steps + asks.Count switch
        {
            >= 3 => 1,
            2 => SecondAsk + (asks.Named > 1 ? SecondName : 0) + (asks.Added > 0 ? SaidToBeMore : 0),
            _ => 0,
        });
    }

    /// <summary>Steps in one sentence; one that the endpoint's own texts speak of is the endpoint's.</summary>
    private static double Chain(Reading reading)
    {
        var steps = 0;
        var orders = false;
        foreach (var step in Steps)
        {
            var at = reading.Lower.IndexOf(step, StringComparison.Ordinal);
            steps += at < 0 ? 0 : 1;
            orders |= at > 0 && Sentence.Split(reading.Text[(at + step.Length)..], reading.Lower[(at + step.Length)..]) is [{ Act: Act.Command } next, ..]
                && !reading.Endpoint.IsOnTopic(next.First);
        }

        return steps switch { 0 => 0, 1 => orders ? Ordered : Step, _ => AllSteps };
    }

    /// <summary>Pieces in quotes that ask by themselves, not as a sentence's value; an apostrophe inside a word is no quote.</summary>
    private static int QuotedAsks(Reading reading, char quote)
    {
        var text = reading.Text.AsSpan();
        if (quote == '"' ? !text.ContainsAny("\"“”") : text.Count(quote) < 4)
            return 0;
        var asks = 0;
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!(text[i] == quote || (quote == '"' && text[i] is '“' or '”')) || (text[i] == '\'' && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1])
                && char.IsLetterOrDigit(text[i + 1])))
                continue;
            if (open >= 0 && i - open > 20 && StandsAlone(text[..open]) && text[(open + 1)..i].Count(' ') >= 3
                && Sentence.Split(text[(open + 1)..i].ToString(), reading.Lower[(open + 1)..i]) is [{ Act: not Act.Statement }, ..])
            {
                asks++;
                open = -1;
                continue;
            }

            open = i;
        }

        return asks;
    }

    /// <summary>True where a quote may begin a piece of its own: at the beginning, on a new line, behind a mark, behind <c>or</c>; behind another word it is that word's value.</summary>
    private static bool StandsAlone(ReadOnlySpan<char> before)
    {
        var line = before.TrimEnd(' ');
        return line.IsEmpty || !char.IsLetterOrDigit(line[^1]) || line.EndsWith(" or", StringComparison.OrdinalIgnoreCase) || line.EndsWith(" and", StringComparison.OrdinalIgnoreCase);
    }
}
