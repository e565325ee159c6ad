using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Good candidates → the mean log-probability of the endpoint's text given the candidate (paper 3.4).</summary>
internal static class Scores
{
    public static PipelineStage Measured(BuildInputs inputs) => PipelineStage.Of(new RowStage<CandidateText, ScoreRow>
    {
        Name = "scores",
        Scope = StageScope.Api,
        Step = Steps.Scores(inputs.Models),
        WorkerArguments = inputs.ModelArguments("scores"),
        Source = ResourceFile.Read("07-scores/scores_source.sql"),
        ApiId = score => score.ApiId,
        OrderBy = ["api_id", "endpoint_id", "idx"],
    }) with
    { TotalSql = "SELECT count(*) FROM labels WHERE label = 'good'" };
}
