using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Worker;

namespace ApiPack.Etl.Jobs.Worker;

/// <summary>A row step that a worker can run; the step itself is made only when it runs.</summary>
internal sealed record WorkerStep
{
    public required string Name { get; init; }

    /// <summary>Runs the step between two streams.</summary>
    public required Func<WorkerInputs, WorkerStreams, StepTrailer> Run { get; init; }

    public static WorkerStep Of<TIn, TOut>(string name, Func<WorkerInputs, IRowStep<TIn, TOut>> step) => new()
    {
        Name = name,
        Run = (inputs, streams) => StepWorker.Run(step(inputs), streams.In, streams.Out, streams.Watches),
    };

    /// <summary>A step that reads files: from the rows' <c>content</c>, else from the sources.</summary>
    public static WorkerStep OfDocuments<TIn, TOut>(string name, Func<TIn, long> listedBytes, Func<ISourceContents, IngestLimits, CallPolicies, IRowStep<TIn, TOut>> step) => new()
    {
        Name = name,
        Run = (inputs, streams) =>
        {
            var limits = new IngestLimits();
            var contents = new RowContents(inputs.Contents, limits);
            return StepWorker.Run(new DocumentStep<TIn, TOut>(step(contents, limits, inputs.Calls), contents, listedBytes), streams.In, streams.Out, streams.Watches);
        },
    };
}

/// <summary>What a worker knows of the build.</summary>
/// <param name="Contents">The sources that this machine can read; may be none.</param>
/// <param name="Calls">What each source's calls are made of.</param>
/// <param name="Models">The models that the step asks; may be none.</param>
internal sealed record WorkerInputs(ISourceContents Contents, CallPolicies Calls, StageModels Models);

/// <summary>What a worker reads, writes and is watched by.</summary>
internal sealed record WorkerStreams(Stream In, Stream Out, params IReadOnlyList<IRowWatch> Watches);
