using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Candidates → good or bad, with a probability and reasons (paper 3.4).</summary>
internal static class Labels
{
    public static PipelineStage Judged(BuildInputs inputs) => PipelineStage.Of(new RowStage<CandidateText, LabelRow>
    {
        Name = "labels",
        Scope = StageScope.Api,
        Step = Steps.Labels(inputs.Models),
        WorkerArguments = inputs.ModelArguments("labels"),
        Source = ResourceFile.Read("06-labels/labels_source.sql"),
        ApiId = label => label.ApiId,
        OrderBy = ["api_id", "endpoint_id", "idx"],
    }) with
    { TotalSql = "SELECT count(*) FROM candidates" };
}
