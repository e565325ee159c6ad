namespace ApiPack.Etl.OpenApi.CodeSamples;

/// <summary>The extensions of an operation that hold code samples, in the order they are read.</summary>
internal static class CodeSampleFields
{
    /// <summary>A list of <c>lang</c> and <c>source</c> (Redocly).</summary>
    public const string Current = "x-codeSamples";

    /// <summary>The same under its older name.</summary>
    public const string Older = "x-code-samples";

    /// <summary>IBM's: <c>request-examples</c> by language, whose elements of type <c>code</c> give their source line by line.</summary>
    public const string Sdk = "x-sdk-operations";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Current, Older, Sdk];
}
