using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;

namespace ApiPack.Etl.Jobs;

/// <summary>Endpoints and their API's examples → five instruction candidates each (paper 3.3).</summary>
internal static class Candidates
{
    public static PipelineStage Written { get; } = PipelineStage.Of(new RowStage<CandidateInput, CandidateRow>
    {
        Name = "candidates",
        Scope = StageScope.Api,
        Step = Steps.Candidates(),
        Source = SqlFile.Read("05-candidates/candidates_source.sql"),
        ApiId = candidate => candidate.ApiId,
        OrderBy = ["api_id", "endpoint_id", "idx"],
    }) with
    { TotalSql = "SELECT 5 * count(*) FROM endpoints" };
}
