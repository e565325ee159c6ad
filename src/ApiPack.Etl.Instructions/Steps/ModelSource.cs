using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>How rows name the model that made them.</summary>
internal static class ModelSource
{
    /// <summary>The value of <c>instruction_source</c>, <c>label_source</c> and <c>score_source</c>.</summary>
    public static string Of(IModel model) => $"model:{model.Identity}";

    /// <summary>The prompt and the response behind a row.</summary>
    public static ModelTrace Trace(IModel model, ModelRequest request, PromptTemplate prompt) => new(prompt.Hash, ResponseKey.Of(model.Identity, request));
}
