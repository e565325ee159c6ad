namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>Any OpenAI-style server that has <c>echo</c>.</summary>
internal static class OpenAiShape
{
    private static readonly OpenAiDialect Dialect = new() { Shown = OpenAiDialect.ShownAsBytes };

    public static Shape Shape { get; } = new(
        "openai",
        [
            OpenAiWriting.Models("openai"),
            Route.Work("/v1/completions", static (body, inference) => OpenAiCompletions.Answer(Dialect, body, inference)),
            Route.Work("/v1/chat/completions", static (body, inference) => OpenAiChat.Answer(Dialect, body, inference)),
            Route.Work("/v1/embeddings", OpenAiVectors.Embed),
        ],
        OpenAiWriting.Error);
}
