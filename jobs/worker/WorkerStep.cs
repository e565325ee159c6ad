using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Worker;

namespace ApiPack.Etl.Jobs.Worker;

/// <summary>A row step that a worker can run; the step itself is made only when it runs.</summary>
internal sealed record WorkerStep
{
    public required string Name { get; init; }

    /// <summary>Runs the step between two streams, on the sources that this machine can read.</summary>
    public required Func<WorkerSources, WorkerStreams, StepTrailer> Run { get; init; }

    public static WorkerStep Of<TIn, TOut>(string name, Func<CallPolicies, IRowStep<TIn, TOut>> step) => new()
    {
        Name = name,
        Run = (sources, streams) => StepWorker.Run(step(sources.Calls), streams.In, streams.Out, streams.Deadline),
    };

    /// <summary>A step that reads files: from the rows' <c>content</c>, else from the sources.</summary>
    public static WorkerStep OfDocuments<TIn, TOut>(string name, Func<TIn, long> listedBytes, Func<ISourceContents, IngestLimits, CallPolicies, IRowStep<TIn, TOut>> step) => new()
    {
        Name = name,
        Run = (sources, streams) =>
        {
            var limits = new IngestLimits();
            var contents = new RowContents(sources.Contents, limits);
            return StepWorker.Run(new DocumentStep<TIn, TOut>(step(contents, limits, sources.Calls), contents, listedBytes), streams.In, streams.Out, streams.Deadline);
        },
    };
}

/// <summary>What a worker knows of the build's sources.</summary>
/// <param name="Contents">Those that this machine can read; may be none.</param>
/// <param name="Calls">What each one's calls are made of.</param>
internal sealed record WorkerSources(ISourceContents Contents, CallPolicies Calls);

/// <summary>What a worker reads, writes and is watched by.</summary>
internal sealed record WorkerStreams(Stream In, Stream Out, RowDeadline Deadline);
