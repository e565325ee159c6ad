using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Three endpoints an API → example instructions (paper 3.3).</summary>
internal static class Examples
{
    private const string ReviewedTable = "reviewed";

    private static readonly Table NoneReviewed = new()
    {
        Name = ReviewedTable,
        Columns = [new("endpoint_id", "VARCHAR"), new("api_id", "VARCHAR"), new("instruction", "VARCHAR"), new("reviewer", "VARCHAR"), new("sequence", "BIGINT")],
        Files = [],
    };

    /// <summary>The reviews that examples are taken from; no stage where nobody has reviewed any.</summary>
    public static IReadOnlyList<PipelineStage> Reviewed(BuildInputs inputs) => inputs.Reviews.IsEmpty ? [] :
    [
        PipelineStage.Of(new SqlStage
        {
            Name = ReviewedTable,
            Scope = StageScope.Whole,
            Sql = ResourceFile.Read("04-examples/reviewed.sql"),
            InputCountSql = ResourceFile.Read("04-examples/reviewed_count.sql"),
            RejectsSql = ResourceFile.Read("04-examples/reviewed_rejects.sql"),
            OrderBy = ["api_id", "endpoint_id"],
        }).Reading(inputs.Reviews.Table),
    ];

    public static PipelineStage Written(BuildInputs inputs) => inputs.Reviews.IsEmpty ? Stage(inputs).Reading(NoneReviewed) : Stage(inputs);

    private static PipelineStage Stage(BuildInputs inputs) => PipelineStage.Of(new RowStage<ExampleInput, ExampleRow>
    {
        Name = "examples",
        Scope = StageScope.Api,
        Step = Steps.Examples(inputs.Models),
        WorkerArguments = inputs.ModelArguments("examples"),
        Source = ResourceFile.Read("04-examples/examples_source.sql"),
        ApiId = example => example.ApiId,
        OrderBy = ["api_id", "endpoint_id"],
    });
}
