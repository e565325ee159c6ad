using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Faults;
using ApiPack.Etl.ModelServer.Http;

namespace ApiPack.Etl.ModelServer.Serving;

/// <summary>The embedded model's work for one attempt, with what the attempt's fault makes of it.</summary>
/// <param name="fault">The fault that strikes the attempt, or null.</param>
internal sealed class Inference(Fault? fault)
{
    /// <summary>True once the fault has changed what is answered.</summary>
    public bool Struck { get; private set; }

    /// <summary>Texts for a prompt; the i-th has the seed of the settings + i.</summary>
    public IReadOnlyList<Choice> Answers(IReadOnlyList<int> prompt, AnswerSettings settings, int count)
    {
        CheckLength(prompt);
        var choices = Enumerable.Range(0, count).Select(i =>
        {
            var answer = EmbeddedWriter.Write(prompt, settings with { Seed = settings.Seed + i });
            return new Choice(i, answer, answer.Ended ? "stop" : "length");
        }).ToList();
        if (choices.Count > 0 && Strikes(Fault.MissingN))
            choices.RemoveAt(choices.Count - 1);
        if (choices.Count > 1 && Strikes(Fault.DuplicateN))
            choices[1] = choices[0];
        if (choices.Count > 0 && Strikes(Fault.FinishError))
            choices[^1] = choices[^1] with { Finish = "error" };
        if (settings.Top is not null && choices.Exists(static choice => choice.Answer.Tokens.Count > 0) && Strikes(Fault.Nan))
            return [.. choices.Select(static choice => choice with { Answer = choice.Answer with { Tokens = [.. choice.Answer.Tokens.Select(WithoutNumbers)] } })];
        return choices;
    }

    /// <summary>The prompt's tokens with their log-probabilities from one on, that one's missing; null where the fault leaves them out.</summary>
    public IReadOnlyList<PromptToken>? Prompt(IReadOnlyList<int> prompt, int from, int top)
    {
        CheckLength(prompt);
        if (Strikes(Fault.EchoIgnored))
            return null;
        var history = new TokenHistory();
        var tokens = new List<PromptToken>(prompt.Count - from);
        for (var i = 0; i < prompt.Count; i++)
        {
            if (i == from)
                tokens.Add(new(prompt[i], null, []));
            else if (i > from)
                tokens.Add(new(prompt[i], Math.Log(history.Probability(prompt[i])), top > 0 ? EmbeddedWriter.NextTokens(history, top) : []));
            history.Add(prompt[i]);
        }

        if (tokens.Count > 1 && Strikes(Fault.ShiftedTokens))
            return [.. tokens.Select((token, i) => i + 1 < tokens.Count ? tokens[i + 1] with { Token = token.Token } : new(token.Token, null, []))];
        if (tokens.Count > 1 && Strikes(Fault.Nan))
            tokens[^1] = tokens[^1] with { LogProbability = double.NaN };
        return tokens;
    }

    /// <summary>The probability of each label as the answer's first token; shares of their sum where <paramref name="shares"/> is true.</summary>
    public IReadOnlyList<double> Labels(IReadOnlyList<int> prompt, IReadOnlyList<int> labels, bool shares)
    {
        CheckLength(prompt);
        double[] masses = [.. EmbeddedWriter.FirstTokens(prompt, labels).Select(Math.Exp)];
        var sum = shares ? masses.Sum() : 1;
        return Strikes(Fault.Nan) ? [.. masses.Select(static _ => double.NaN)] : [.. masses.Select(mass => sum > 0 ? mass / sum : 0)];
    }

    /// <summary>The vector of a text.</summary>
    public IReadOnlyList<double> Embed(string text, bool normalize)
    {
        var vector = EmbeddedVectors.Embed(text, normalize);
        return Strikes(Fault.Nan) ? [double.NaN, .. vector.Skip(1)] : vector;
    }

    /// <summary>The documents by their relevance, most relevant first.</summary>
    public IReadOnlyList<RankedDocument> Rerank(string query, IReadOnlyList<string> documents, bool raw)
    {
        var ranked = documents
            .Select((document, i) => new RankedDocument(i, document, EmbeddedVectors.Relevance(query, document) is var relevance && raw ? relevance : 1 / (1 + Math.Exp(-relevance))))
            .OrderByDescending(static document => document.Relevance).ThenBy(static document => document.Index).ToList();
        if (ranked.Count > 1 && Strikes(Fault.ShuffledRerank))
            ranked.Reverse();
        if (ranked.Count > 0 && Strikes(Fault.Nan))
            ranked[^1] = ranked[^1] with { Relevance = double.NaN };
        return ranked;
    }

    private static AnswerToken WithoutNumbers(AnswerToken token) =>
        token with { LogProbability = double.NaN, Top = [.. token.Top.Select(static one => one with { LogProbability = double.NaN })] };

    private static void CheckLength(IReadOnlyList<int> prompt)
    {
        if (prompt.Count is 0)
            throw new RequestException(400, "the prompt has no tokens");
        if (prompt.Count >= EmbeddedModel.MaxLength)
            throw new RequestException(400, $"this model's maximum context length is {EmbeddedModel.MaxLength} tokens, the prompt has {prompt.Count}");
        if (prompt.Any(static token => token < 0 || token >= TokenVocabulary.Count))
            throw new RequestException(400, $"token ids must be 0 to {TokenVocabulary.Count - 1}");
    }

    private bool Strikes(Fault other)
    {
        if (fault != other)
            return false;
        Struck = true;
        return true;
    }
}

/// <summary>A text of a reply.</summary>
/// <param name="Index">Which one it is, from 0.</param>
/// <param name="Answer">The text and its tokens.</param>
/// <param name="Finish">Why it ended: stop, length or error.</param>
internal sealed record Choice(int Index, Answer Answer, string Finish);

/// <summary>A token of a prompt.</summary>
internal sealed record PromptToken(int Token, double? LogProbability, IReadOnlyList<TokenLogProbability> Top);

/// <summary>A document and its relevance.</summary>
internal sealed record RankedDocument(int Index, string Text, double Relevance);
