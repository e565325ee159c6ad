using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Lake.Responses;

namespace ApiPack.Etl.Jobs;

/// <summary>The responses of models that a version's rows are made of (design rule 4).</summary>
internal static class Responses
{
    /// <summary>The name of the stage and of its table.</summary>
    public const string Table = "responses";

    private static readonly string Source = ResourceFile.Read("10-publish/responses_source.sql");

    /// <summary>The stage, in builds with a model.</summary>
    public static IEnumerable<PipelineStage> Used(BuildInputs inputs) => inputs.Models.IsNone ? [] :
    [
        PipelineStage.Of(new RowStage<UsedResponse, ResponseRow>
        {
            Name = Table,
            Scope = StageScope.Whole,
            Step = Steps.Responses(inputs.Models),
            WorkerArguments = inputs.ResponseArguments,
            Source = Source,
            ApiId = response => response.ApiId,
            OrderBy = ["api_id", "response"],
        }) with
        { TotalSql = $"SELECT count(*) FROM ({Source}) AS used" },
    ];
}
