namespace ApiPack.Etl.Sources.Ingest;

/// <summary>What ingest needs to know of an OpenAPI document; the project that reads OpenAPI supplies it.</summary>
public sealed record DocumentFacts
{
    /// <summary><c>info.title</c>; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary><c>info.x-providerName</c>, or null.</summary>
    public required string? Provider { get; init; }

    /// <summary><c>info.x-serviceName</c>, or null.</summary>
    public required string? Service { get; init; }

    /// <summary><c>info.version</c>; may be empty.</summary>
    public required string Version { get; init; }

    /// <summary><c>info.license.name</c>, or null.</summary>
    public required string? License { get; init; }

    /// <summary>Operations in <c>paths</c>, those behind path-item references included.</summary>
    public required long Operations { get; init; }

    /// <summary>Host of the first server, or null.</summary>
    public required string? Host { get; init; }
}
