using ApiPack.Etl.Core;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Labelling;
using ApiPack.Etl.Instructions.LanguageModel;

namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>
/// Answers prompts. One that shows an instruction and names Good and Bad gets a label by the rules; one that shows an endpoint gets an instruction from
/// the templates; any other gets what the small language model makes of it.
/// </summary>
public static class EmbeddedWriter
{
    /// <summary>Probability that an answer to a question for a label is one.</summary>
    private const double LabelMass = 0.98;

    private static readonly int Good = Tokenizer.Encode("Good").Single();

    private static readonly int Bad = Tokenizer.Encode("Bad").Single();

    private static readonly RuleLabeller Labeller = new();

    private static readonly TemplateGenerator Generator = new();

    /// <summary>The answer to a prompt.</summary>
    public static Answer Write(IReadOnlyList<int> prompt, AnswerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(settings);
        var text = Tokenizer.Decode(prompt);
        var fields = PromptFields.Read(text);
        var choice = new SeededChoice("answer", $"{settings.Seed}\n{text}");
        if (Label(fields) is { } label)
            return Labelled(label, settings, ref choice);
        if (fields.HasEndpoint)
            return Written(Instruction(fields, settings), prompt, settings, ended: true);
        return Sampled(prompt, settings, ref choice);
    }

    /// <summary>The likeliest first tokens of the answer to a prompt, likeliest first.</summary>
    public static IReadOnlyList<TokenLogProbability> FirstTokens(IReadOnlyList<int> prompt, int count) => First(prompt).Top(count);

    /// <summary>Natural logarithm of the probability of tokens as the first of the answer; negative infinity for what is impossible.</summary>
    public static IReadOnlyList<double> FirstTokens(IReadOnlyList<int> prompt, IReadOnlyList<int> tokens)
    {
        var first = First(prompt);
        return [.. tokens.Select(token => first.Of(token).LogProbability)];
    }

    /// <summary>The likeliest next tokens after a history, likeliest first.</summary>
    public static IReadOnlyList<TokenLogProbability> NextTokens(TokenHistory history, int count)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new TokenDistribution(history.Distribution()).Top(count);
    }

    private static TokenDistribution First(IReadOnlyList<int> prompt) =>
        Label(PromptFields.Read(Tokenizer.Decode(prompt))) ?? new(ByteWordModel.After(prompt).Distribution());

    private static TokenDistribution? Label(PromptFields fields)
    {
        if (!fields.HasEndpoint || fields.Instruction.Length == 0 || !Names(fields.Question, "Good") || !Names(fields.Question, "Bad"))
            return null;
        var good = Labeller.Label(fields.Endpoint, fields.Instruction).ProbabilityGood;
        return TokenDistribution.Of((Good, LabelMass * good), (Bad, LabelMass * (1 - good)), (TokenVocabulary.End, 1 - LabelMass));
    }

    private static bool Names(string question, string label)
    {
        for (var at = question.IndexOf(label, StringComparison.Ordinal); at >= 0; at = question.IndexOf(label, at + 1, StringComparison.Ordinal))
        {
            var end = at + label.Length;
            if ((at == 0 || !char.IsLetter(question[at - 1])) && (end == question.Length || !char.IsLetter(question[end])))
                return true;
        }

        return false;
    }

    private static string Instruction(PromptFields fields, AnswerSettings settings)
    {
        var candidates = Generator.Candidates(fields.Endpoint, fields.Examples);
        return candidates[settings.Temperature <= 0 ? 0 : (int)((ulong)settings.Seed % (ulong)candidates.Count)].Text;
    }

    private static Answer Labelled(TokenDistribution label, AnswerSettings settings, ref SeededChoice choice)
    {
        var token = settings.MaxTokens > 0 ? label.Sample(settings, ref choice) : TokenVocabulary.End;
        if (token == TokenVocabulary.End)
            return new("", [], settings.MaxTokens > 0);
        return new(TokenVocabulary.Shown(token), [Step(label, token, settings)], settings.MaxTokens > 1);
    }

    private static Answer Sampled(IReadOnlyList<int> prompt, AnswerSettings settings, ref SeededChoice choice)
    {
        var history = ByteWordModel.After(prompt);
        var tokens = new List<int>();
        while (tokens.Count < settings.MaxTokens)
        {
            var token = new TokenDistribution(history.Distribution()).Sample(settings, ref choice);
            if (token is TokenVocabulary.End or TokenVocabulary.Begin)
                return Written(Tokenizer.Decode(tokens), prompt, settings, ended: true);
            tokens.Add(token);
            history.Add(token);
        }

        return Written(Tokenizer.Decode(tokens), prompt, settings, ended: false);
    }

    private static Answer Written(string text, IReadOnlyList<int> prompt, AnswerSettings settings, bool ended)
    {
        var stop = settings.Stop.Where(static stop => stop.Length > 0).Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(static at => at >= 0).DefaultIfEmpty(-1).Min();
        IReadOnlyList<int> tokens = Tokenizer.Encode(stop < 0 ? text : text[..stop]);
        ended = (ended || stop >= 0) && tokens.Count < Math.Max(1, settings.MaxTokens);
        tokens = [.. tokens.Take(settings.MaxTokens)];
        var history = ByteWordModel.After(settings.Top is null ? [] : prompt);
        var steps = new List<AnswerToken>(tokens.Count);
        foreach (var token in tokens)
        {
            steps.Add(settings.Top is null ? new(token, 0, []) : Step(new(history.Distribution()), token, settings));
            history.Add(token);
        }

        return new(Tokenizer.Decode(tokens), steps, ended);
    }

    private static AnswerToken Step(TokenDistribution distribution, int token, AnswerSettings settings) =>
        settings.Top is { } top ? new(token, distribution.Of(token).LogProbability, distribution.Top(top)) : new(token, 0, []);
}
