using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>What a schema gave: null where it gives nothing (recursion ended where nothing valid is left).</summary>
internal readonly record struct Visited(Sample? Value, bool ReadOnly, string? Type);
