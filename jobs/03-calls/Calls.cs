using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Endpoints → calls, one an endpoint and language, checked (paper 3.2 and 3.4), the generated ones read back.</summary>
internal static class Calls
{
    /// <summary>The dataset's language values, in ordinal order.</summary>
    public static IReadOnlyList<string> LanguageValues { get; } = [.. Languages.All.Select(language => language.Lang).Order(StringComparer.Ordinal)];

    public static PipelineStage Written(BuildInputs inputs) => PipelineStage.Of(new RowStage<CallInput, CallRow>
    {
        Name = "calls",
        Scope = StageScope.Api,
        Step = Steps.Calls(inputs.Calls),
        WorkerArguments = inputs.CallArguments,
        Source = ResourceFile.Read("03-calls/calls_source.sql"),
        ApiId = call => call.ApiId,
        PartitionBy = "lang",
        PartitionValues = LanguageValues,
        OrderBy = ["api_id", "endpoint_id", "lang"],
    }) with
    {
        TotalSql = "SELECT 10 * count(*) FROM endpoints",
        FiguresSql = ResourceFile.Read("03-calls/calls_figures.sql"),
    };
}
