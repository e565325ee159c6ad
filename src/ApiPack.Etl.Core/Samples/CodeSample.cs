namespace ApiPack.Etl.Core.Samples;

/// <summary>A code sample that an OpenAPI file carries with an operation: its code, or why that was not taken over.</summary>
public sealed record CodeSample
{
    /// <summary>The extension that holds it: <c>x-codeSamples</c>, <c>x-code-samples</c> or <c>x-sdk-operations</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The language as the file writes it, such as <c>Shell</c> or <c>Node.js</c>; at most 60 characters.</summary>
    public required string Lang { get; init; }

    /// <summary>The code as the file has it; null when <see cref="Fault"/> says why not.</summary>
    public string? Source { get; init; }

    /// <summary>Why there is no code: <c>sample-not-text</c>, <c>too-large</c> or <c>too-many-samples</c>; null when there is.</summary>
    public string? Fault { get; init; }
}
