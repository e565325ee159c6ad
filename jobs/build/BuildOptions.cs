using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Jobs.Models;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What a build was asked to do: the command line over the configuration file over the defaults.</summary>
internal sealed record BuildOptions
{
    /// <summary>Folder of the lake, absolute.</summary>
    public required string Lake { get; init; }

    /// <summary>Sources as <c>NAME=URI</c>, or <c>URI</c> alone.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What each source's calls are made of; every source named is one of <see cref="Sources"/>.</summary>
    public CallPolicies Calls { get; init; } = CallPolicies.Default;

    /// <summary>Which stages ask a model.</summary>
    public ModelChoice Models { get; init; } = ModelChoice.None;

    /// <summary>Stages to run, or empty for the whole build with its publication.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Name of the engine that runs the stages (<see cref="Engines"/>).</summary>
    public string Engine { get; init; } = Engines.Default;

    /// <summary>Address of a running Spark Connect server, or null.</summary>
    public string? Spark { get; init; }

    /// <summary>The worker program on Spark's executors, or null to upload this one.</summary>
    public string? Worker { get; init; }

    /// <summary>Takes what an engine says while it gets ready.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;

    /// <summary>Worker threads, at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>Memory that the embedded engine may hold before it spills, in bytes.</summary>
    public required long MemoryLimitBytes { get; init; }

    /// <summary>The version to publish as, or null for the next one.</summary>
    public string? PublishAs { get; init; }
}
