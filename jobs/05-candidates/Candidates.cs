using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Endpoints and their API's examples → five instruction candidates each (paper 3.3).</summary>
internal static class Candidates
{
    public static PipelineStage Written(BuildInputs inputs) => PipelineStage.Of(new RowStage<CandidateInput, CandidateRow>
    {
        Name = "candidates",
        Scope = StageScope.Api,
        Step = Steps.Candidates(inputs.Models),
        WorkerArguments = inputs.ModelArguments("candidates"),
        Source = ResourceFile.Read(inputs.Models.Of("candidates") is null ? "05-candidates/candidates_source.sql" : "05-candidates/demonstrated_source.sql"),
        ApiId = candidate => candidate.ApiId,
        OrderBy = ["api_id", "endpoint_id", "idx"],
    }) with
    { TotalSql = "SELECT 5 * count(*) FROM endpoints" };
}
