using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Files → endpoints with their resolved requests, and the APIs they belong to (paper 3.1 and 9.5).</summary>
internal static class Endpoints
{
    public static PipelineStage Extracted(BuildInputs inputs) => PipelineStage.Of(new RowStage<FileRow, EndpointRow>
    {
        Name = "endpoints",
        Scope = StageScope.Whole,
        Step = inputs.EndpointStep,
        Source = ResourceFile.Read("02-endpoints/endpoints_source.sql"),
        Files = inputs.Roots,
        WorkerArguments = [.. inputs.SourceArguments, .. inputs.CallArguments],
        ApiId = endpoint => endpoint.ApiId,
        BatchRows = 1,
        UniqueKey = ["endpoint_id"],
        OrderBy = ["api_id", "endpoint_id", "file_id"],
    }) with
    {
        TotalSql = "SELECT CAST(sum(operations) AS BIGINT) FROM files",
        FiguresSql = ResourceFile.Read("02-endpoints/endpoints_figures.sql"),
    };

    public static PipelineStage Apis { get; } = PipelineStage.Of(new SqlStage
    {
        Name = "apis",
        Scope = StageScope.Whole,
        Sql = ResourceFile.Read("02-endpoints/apis.sql"),
        InputCountSql = ResourceFile.Read("02-endpoints/apis_count.sql"),
        OrderBy = ["api_id"],
    });
}
