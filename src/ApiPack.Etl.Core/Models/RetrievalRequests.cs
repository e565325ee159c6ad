using System.Text.Json;

namespace ApiPack.Etl.Core.Models;

/// <summary>Asks for the vector of a text. Texts are put together into batches by whoever asks the server, so that each has a key and a fate of its own.</summary>
public sealed record EmbeddingRequest : ModelRequest
{
    /// <summary>The text; longer than the model takes, it is refused, never cut.</summary>
    public required string Text { get; init; }

    /// <summary>True for a vector of length 1.</summary>
    public bool Normalize { get; init; } = true;

    /// <inheritdoc />
    public override ModelUses Use => ModelUses.Embedding;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter to)
    {
        to.WriteStartObject();
        to.WriteString("kind"u8, "embedding"u8);
        to.WriteString("text"u8, Text);
        to.WriteBoolean("normalize"u8, Normalize);
        to.WriteEndObject();
    }
}

/// <summary>Asks how well documents answer a query.</summary>
public sealed record RerankRequest : ModelRequest
{
    /// <summary>The query.</summary>
    public required string Query { get; init; }

    /// <summary>The documents; not empty.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    /// <inheritdoc />
    public override ModelUses Use => ModelUses.Rerank;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter to)
    {
        to.WriteStartObject();
        to.WriteString("kind"u8, "rerank"u8);
        to.WriteString("query"u8, Query);
        to.WriteTexts("documents"u8, Documents);
        to.WriteEndObject();
    }
}
