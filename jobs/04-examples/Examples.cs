using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Three endpoints an API → example instructions (paper 3.3).</summary>
internal static class Examples
{
    public static PipelineStage Written(BuildInputs inputs) => PipelineStage.Of(new RowStage<EndpointText, ExampleRow>
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
