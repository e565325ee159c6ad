using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Jobs;

/// <summary>The best instruction of each endpoint, joined with its calls and its API: the dataset's rows, by language (paper 3.4).</summary>
internal static class Instances
{
    public static PipelineStage Instructions { get; } = PipelineStage.Of(new SqlStage
    {
        Name = "instructions",
        Scope = StageScope.Api,
        Sql = ResourceFile.Read("08-instances/instructions.sql"),
        InputCountSql = ResourceFile.Read("08-instances/instructions_count.sql"),
        RejectsSql = ResourceFile.Read("08-instances/instructions_rejects.sql"),
        OrderBy = ["api_id", "endpoint_id"],
    });

    public static PipelineStage Joined { get; } = PipelineStage.Of(new SqlStage
    {
        Name = "instances",
        Scope = StageScope.Api,
        Sql = ResourceFile.Read("08-instances/instances.sql"),
        InputCountSql = ResourceFile.Read("08-instances/instances_count.sql"),
        RejectsSql = ResourceFile.Read("08-instances/instances_rejects.sql"),
        PartitionBy = "lang",
        PartitionValues = Calls.LanguageValues,
        OrderBy = ["api_id", "endpoint_id", "lang"],
    }) with
    { TotalSql = "SELECT count(*) FROM calls" };
}
