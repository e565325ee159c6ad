namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>How an attempt at a sample goes about it.</summary>
/// <param name="OptionalDepth">Nesting from which optional properties are left out.</param>
/// <param name="MostDocumentedBytes">Size of the largest documented value that is taken over.</param>
/// <param name="Strict">Whether a value that breaks its schema is no value.</param>
internal sealed record SampleAttempt(int OptionalDepth, int MostDocumentedBytes, bool Strict = true);
