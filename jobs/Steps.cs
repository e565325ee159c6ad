using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Labelling;
using ApiPack.Etl.Instructions.Scoring;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Worker;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Ingest;

namespace ApiPack.Etl.Jobs;

/// <summary>The row steps, made in one place for the stages and for workers.</summary>
internal static class Steps
{
    /// <summary>Every step as <c>apipack step</c> runs it.</summary>
    public static IReadOnlyList<WorkerStep> All { get; } =
    [
        WorkerStep.OfDocuments("ingest", (SourceFile file) => file.Bytes, (contents, limits, _) => Ingest(contents, limits)),
        WorkerStep.OfDocuments<FileRow, EndpointRow>("endpoints", file => file.Bytes, Endpoints),
        WorkerStep.Of("calls", Calls),
        WorkerStep.Of("examples", _ => Examples()),
        WorkerStep.Of("candidates", _ => Candidates()),
        WorkerStep.Of("labels", _ => Labels()),
        WorkerStep.Of("scores", _ => Scores()),
    ];

    public static IRowStep<SourceFile, FileRow> Ingest(ISourceContents contents, IngestLimits limits) => new IngestStep(new FileJudge(contents, limits, Facts.Read));

    public static IRowStep<FileRow, EndpointRow> Endpoints(ISourceContents contents, IngestLimits limits, CallPolicies calls) => new EndpointStep(contents, new DocumentOpener(limits))
    {
        CarriesSamples = source => calls.Of(source) != CallPolicy.Generate,
    };

    public static IRowStep<CallInput, CallRow> Calls(CallPolicies calls) => new VerifiedCallStep(calls);

    public static IRowStep<EndpointText, ExampleRow> Examples() => new ExampleStep(new TemplateGenerator());

    public static IRowStep<CandidateInput, CandidateRow> Candidates() => new CandidateStep(new TemplateGenerator());

    public static IRowStep<CandidateText, LabelRow> Labels() => new LabelStep(new RuleLabeller());

    public static IRowStep<CandidateText, ScoreRow> Scores() => new ScoreStep(new QueryLikelihoodScorer());
}
