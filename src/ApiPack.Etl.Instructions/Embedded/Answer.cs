namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>How an answer is written.</summary>
public sealed record AnswerSettings
{
    /// <summary>Seed: another one gives another answer.</summary>
    public long Seed { get; init; }

    /// <summary>Temperature; 0 takes the likeliest token each time.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Share of the probability mass that is sampled from, above 0 up to 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>How many of the likeliest tokens are sampled from; 0 is all.</summary>
    public int TopK { get; init; }

    /// <summary>Tokens at most, from 0 on.</summary>
    public int MaxTokens { get; init; } = 16;

    /// <summary>Texts that end the answer and are not part of it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>How many of the likeliest tokens are told for each of the answer's, or null for no log-probabilities at all.</summary>
    public int? Top { get; init; }
}

/// <summary>An answer.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens, with their log-probabilities where they are asked for.</param>
/// <param name="Ended">True where it ended by itself, false where it has all the tokens that it may have.</param>
public sealed record Answer(string Text, IReadOnlyList<AnswerToken> Tokens, bool Ended);

/// <summary>A token of an answer.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">Natural logarithm of its probability, before temperature and cuts.</param>
/// <param name="Top">The likeliest tokens in its place, likeliest first.</param>
public sealed record AnswerToken(int Token, double LogProbability, IReadOnlyList<TokenLogProbability> Top);

/// <summary>A token and the natural logarithm of its probability.</summary>
public readonly record struct TokenLogProbability(int Token, double LogProbability);
