using System.Text.Json;

namespace ApiPack.Etl.Core.Models;

/// <summary>Texts, as many as were asked for and in the order of their seeds.</summary>
/// <param name="Texts">The texts as the model wrote them, not trimmed.</param>
public sealed record GenerationReply(IReadOnlyList<string> Texts) : ModelReply
{
    internal static GenerationReply Of(JsonElement root) => new([.. root.GetProperty("texts").EnumerateArray().Select(static item => item.GetString()!)]);

    private protected override void WriteFields(Utf8JsonWriter to)
    {
        to.WriteString("kind"u8, "generation"u8);
        to.WriteTexts("texts"u8, Texts);
    }
}

/// <summary>How probable each label is as the answer's first token.</summary>
/// <param name="Masses">Probability of each label, in the request's order, 0 to 1; what is missing to a sum of 1 went to other answers.</param>
/// <param name="FromText">True where the server gives no probabilities and the label was read from a short answer: then one mass is 1, or none where it named no label or several.</param>
public sealed record ClassificationReply(IReadOnlyList<double> Masses, bool FromText = false) : ModelReply
{
    /// <summary>Probability that the answer was any of the labels: a check of the format.</summary>
    public double Mass => Masses.Sum();

    /// <summary>The label's share of the mass, 0 to 1, or null where the mass is below <paramref name="minimumMass"/> and the model is taken to abstain.</summary>
    public double? Share(int label, double minimumMass = 0.5) => Mass is > 0 and var mass && mass >= minimumMass ? Masses[label] / mass : null;

    internal static ClassificationReply Of(JsonElement root) => new(Numbers(root, "masses"), root.GetProperty("from_text").GetBoolean());

    private protected override void WriteFields(Utf8JsonWriter to)
    {
        to.WriteString("kind"u8, "classification"u8);
        to.WriteNumbers("masses"u8, Masses);
        to.WriteBoolean("from_text"u8, FromText);
    }
}

/// <summary>How probable a text is after another.</summary>
/// <param name="MeanLogProbability">Mean natural logarithm of the tokens' probabilities; finite, at most 0.</param>
/// <param name="Tokens">How many tokens the mean is over.</param>
/// <param name="BoundaryShift">How many of the context's last tokens are other ones once the target follows; they are scored with it. 0 is clean.</param>
public sealed record ScoringReply(double MeanLogProbability, int Tokens, int BoundaryShift) : ModelReply
{
    internal static ScoringReply Of(JsonElement root) =>
        new(root.GetProperty("mean").GetDouble(), root.GetProperty("tokens").GetInt32(), root.GetProperty("boundary_shift").GetInt32());

    private protected override void WriteFields(Utf8JsonWriter to)
    {
        to.WriteString("kind"u8, "scoring"u8);
        to.WriteNumber("mean"u8, MeanLogProbability);
        to.WriteNumber("tokens"u8, Tokens);
        to.WriteNumber("boundary_shift"u8, BoundaryShift);
    }
}

/// <summary>The vector of a text.</summary>
/// <param name="Vector">Its components.</param>
public sealed record EmbeddingReply(IReadOnlyList<double> Vector) : ModelReply
{
    private protected override void WriteFields(Utf8JsonWriter to)
    {
        to.WriteString("kind"u8, "embedding"u8);
        to.WriteNumbers("vector"u8, Vector);
    }
}

/// <summary>How well documents answer a query.</summary>
/// <param name="Scores">A score for each document, in the request's order; raw where the server gives raw ones, higher is better.</param>
public sealed record RerankReply(IReadOnlyList<double> Scores) : ModelReply
{
    private protected override void WriteFields(Utf8JsonWriter to)
    {
        to.WriteString("kind"u8, "rerank"u8);
        to.WriteNumbers("scores"u8, Scores);
    }
}
