namespace ApiPack.Etl.Models.Servers;

/// <summary>The kinds of model servers, by the names that model URIs know them by.</summary>
internal static class ServerKinds
{
    public static IReadOnlyList<IModelServer> All { get; } =
    [
        new Vllm(),
        new Sglang(),
        new LlamaCpp(),
        new Tgi(),
        new Tei(),
        new OpenAi(),
    ];

    /// <summary>The kind of a name, or null.</summary>
    public static IModelServer? Find(string kind) => All.FirstOrDefault(server => server.Kind == kind);
}
