using System.Text.Json;

namespace ApiPack.Etl.Core.Models;

/// <summary>What a model is to answer: messages in order, the last one the user's. Chat models get them through their template, others joined by blank lines.</summary>
/// <param name="Messages">At least one message.</param>
public sealed record Prompt(IReadOnlyList<PromptMessage> Messages)
{
    /// <summary>A prompt of one user message.</summary>
    public static Prompt User(string text) => new([new(PromptRole.User, text)]);

    /// <summary>The messages as one text, for models without a chat template.</summary>
    public string Text() => Messages.Count == 1 ? Messages[0].Text : string.Join("\n\n", Messages.Select(static message => message.Text));

    /// <inheritdoc />
    public bool Equals(Prompt? other) => other is not null && Messages.SequenceEqual(other.Messages);

    /// <inheritdoc />
    public override int GetHashCode() => Messages.Aggregate(0, HashCode.Combine);

    /// <summary>Writes the messages as the servers know them: <c>[{"role":…,"content":…}]</c>.</summary>
    public void WriteTo(Utf8JsonWriter to)
    {
        to.WriteStartArray();
        foreach (var (role, text) in Messages)
        {
            to.WriteStartObject();
            to.WriteString("role"u8, role switch { PromptRole.System => "system"u8, PromptRole.Assistant => "assistant"u8, _ => "user"u8 });
            to.WriteString("content"u8, text);
            to.WriteEndObject();
        }

        to.WriteEndArray();
    }
}

/// <summary>A message of a prompt.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Text">What is said.</param>
public sealed record PromptMessage(PromptRole Role, string Text);

/// <summary>Who speaks in a message.</summary>
public enum PromptRole
{
    /// <summary>What the model is told before all.</summary>
    System,

    /// <summary>The user.</summary>
    User,

    /// <summary>The model, in an example.</summary>
    Assistant,
}
