using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Labelling;
using ApiPack.Etl.Instructions.Scoring;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Jobs.Worker;
using ApiPack.Etl.Lake.Responses;
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
        WorkerStep.Of("calls", worker => Calls(worker.Calls)),
        WorkerStep.Of("examples", worker => Examples(worker.Models)),
        WorkerStep.Of("candidates", worker => Candidates(worker.Models)),
        WorkerStep.Of("labels", worker => Labels(worker.Models)),
        WorkerStep.Of("scores", worker => Scores(worker.Models)),
        WorkerStep.Of("responses", worker => Responses(worker.Models)),
    ];

    public static IRowStep<SourceFile, FileRow> Ingest(ISourceContents contents, IngestLimits limits) => new IngestStep(new FileJudge(contents, limits, Facts.Read));

    public static IRowStep<FileRow, EndpointRow> Endpoints(ISourceContents contents, IngestLimits limits, CallPolicies calls) => new EndpointStep(contents, new DocumentOpener(limits))
    {
        CarriesSamples = source => calls.Of(source) != CallPolicy.Generate,
    };

    public static IRowStep<CallInput, CallRow> Calls(CallPolicies calls) => new VerifiedCallStep(calls);

    public static IRowStep<ExampleInput, ExampleRow> Examples(StageModels models) => models.Of("examples") is { } model
        ? new ModelExampleStep(model, models.Requests, new TemplateGenerator())
        : new ExampleStep(new TemplateGenerator());

    public static IRowStep<CandidateInput, CandidateRow> Candidates(StageModels models) => models.Of("candidates") is { } model
        ? new ModelCandidateStep(model, models.Requests)
        : new CandidateStep(new TemplateGenerator());

    public static IRowStep<CandidateText, LabelRow> Labels(StageModels models) => models.Of("labels") is { } model
        ? new ModelLabelStep(model, models.Requests)
        : new LabelStep(new RuleLabeller());

    public static IRowStep<CandidateText, ScoreRow> Scores(StageModels models) => models.Of("scores") is { } model
        ? new ModelScoreStep(model, models.Requests)
        : new ScoreStep(new QueryLikelihoodScorer());

    public static IRowStep<UsedResponse, ResponseRow> Responses(StageModels models) =>
        new ResponseStep(models.Responses ?? throw new InputException("step responses: give --responses DIR, the lake that keeps them"));
}
