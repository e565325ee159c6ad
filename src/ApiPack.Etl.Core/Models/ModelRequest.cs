using System.Text.Json;

namespace ApiPack.Etl.Core.Models;

/// <summary>Something to ask a model. Equal requests have equal canonical JSON, and with the model's identity that is a response's key.</summary>
public abstract record ModelRequest
{
    /// <summary>What kind of model answers it; one value.</summary>
    public abstract ModelUses Use { get; }

    /// <summary>
    /// Equal for requests that begin with the same long text (an API's id, say), so that they go to the server that has it in its cache; empty where none do. It
    /// has no part in the canonical JSON.
    /// </summary>
    public string Affinity { get; init; } = "";

    /// <summary>Writes the canonical JSON object: <c>kind</c> first, then every parameter in a fixed order, nothing left to a server's default.</summary>
    public abstract void WriteTo(Utf8JsonWriter to);
}

/// <summary>Asks for texts. The i-th text's seed is <c>Seed + i</c>, whether the server gives all in one call or not.</summary>
public sealed record GenerationRequest : ModelRequest
{
    /// <summary>What the model is to answer.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>How many texts, from 1 on.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Seed of the first text, from 0 to 2³¹ - 1 - <see cref="Count"/>.</summary>
    public int Seed { get; init; }

    /// <summary>Temperature, from 0 (greedy; then <see cref="Count"/> is 1) on.</summary>
    public double Temperature { get; init; } = 0.7;

    /// <summary>Share of the probability mass that is sampled from, above 0 up to 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>How many of the likeliest tokens are sampled from; 0 is all.</summary>
    public int TopK { get; init; } = 50;

    /// <summary>Tokens at most; a text that reaches it is no valid reply.</summary>
    public int MaxTokens { get; init; } = 128;

    /// <summary>Texts that end an answer and are not part of it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <inheritdoc />
    public override ModelUses Use => ModelUses.Generation;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter to)
    {
        to.WriteStartObject();
        to.WriteString("kind"u8, "generation"u8);
        to.WritePropertyName("prompt"u8);
        Prompt.WriteTo(to);
        to.WriteNumber("count"u8, Count);
        to.WriteNumber("seed"u8, Seed);
        to.WriteNumber("temperature"u8, Temperature);
        to.WriteNumber("top_p"u8, TopP);
        to.WriteNumber("top_k"u8, TopK);
        to.WriteNumber("max_tokens"u8, MaxTokens);
        to.WriteTexts("stop"u8, Stop);
        to.WriteEndObject();
    }
}

/// <summary>Asks for the probability of each label as the answer's first word.</summary>
public sealed record ClassificationRequest : ModelRequest
{
    /// <summary>What the model is to answer with one of the labels.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>The labels, such as <c>Good</c> and <c>Bad</c>; none the beginning of another, whatever the case.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <inheritdoc />
    public override ModelUses Use => ModelUses.Classification;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter to)
    {
        to.WriteStartObject();
        to.WriteString("kind"u8, "classification"u8);
        to.WritePropertyName("prompt"u8);
        Prompt.WriteTo(to);
        to.WriteTexts("labels"u8, Labels);
        to.WriteEndObject();
    }
}

/// <summary>Asks for the mean log-probability of a text that follows another.</summary>
public sealed record ScoringRequest : ModelRequest
{
    /// <summary>The text before, as the model gets it (no template is put around it); best ends with a line feed, so that no token spans the boundary.</summary>
    public required string Context { get; init; }

    /// <summary>The text that is scored; not empty.</summary>
    public required string Target { get; init; }

    /// <summary>What follows the target, such as a template's closing words; only <see cref="ScoringWindow.Closing"/> looks at it.</summary>
    public string Closing { get; init; } = "";

    /// <summary>Which tokens the mean is over.</summary>
    public ScoringWindow Window { get; init; } = ScoringWindow.Target;

    /// <inheritdoc />
    public override ModelUses Use => ModelUses.Scoring;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter to)
    {
        to.WriteStartObject();
        to.WriteString("kind"u8, "scoring"u8);
        to.WriteString("context"u8, Context);
        to.WriteString("target"u8, Target);
        to.WriteString("closing"u8, Closing);
        to.WriteString("window"u8, Window == ScoringWindow.Closing ? "closing"u8 : "target"u8);
        to.WriteEndObject();
    }
}

/// <summary>Which tokens a score is over.</summary>
public enum ScoringWindow
{
    /// <summary>Exactly the target's tokens.</summary>
    Target,

    /// <summary>
    /// As the paper's implementation had it (<c>--compat apipack</c>): as many tokens as the target has, counted from the end of context, target and closing
    /// together, so that the closing's tokens are in and as many of the target's first are out.
    /// </summary>
    Closing,
}
