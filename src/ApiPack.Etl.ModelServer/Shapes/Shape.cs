using System.Text.Json;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>The API of one kind of server.</summary>
/// <param name="Name">Its name, as model URIs know it.</param>
/// <param name="Routes">What it can be asked.</param>
/// <param name="Error">How it says that it refuses: status and message.</param>
internal sealed record Shape(string Name, IReadOnlyList<Route> Routes, Func<int, string, ServerReply> Error)
{
    /// <summary>All shapes.</summary>
    public static IReadOnlyList<Shape> All { get; } = [VllmShape.Shape, OpenAiShape.Shape, SglangShape.Shape, LlamaCppShape.Shape, TgiShape.Shape, TeiShape.Shape];

    /// <summary>The route of a request, or null.</summary>
    public Route? Find(string method, string path) => Routes.FirstOrDefault(route => route.Method == method && route.Path == path);
}

/// <summary>Something that a server can be asked.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path, without a query.</param>
/// <param name="Answer">Answers a request's body; a body that is missing is undefined.</param>
/// <param name="UsesModel">True where it takes a slot.</param>
internal sealed record Route(string Method, string Path, Func<JsonElement, Inference, ServerReply> Answer, bool UsesModel)
{
    /// <summary>A question about the server.</summary>
    public static Route Get(string path, Action<Utf8JsonWriter> fields) => new("GET", path, (_, _) => ServerReply.Object(fields), UsesModel: false);

    /// <summary>A question about texts that the model is not needed for.</summary>
    public static Route Text(string path, Func<JsonElement, ServerReply> answer) => new("POST", path, (body, _) => answer(body), UsesModel: false);

    /// <summary>Work for the model.</summary>
    public static Route Work(string path, Func<JsonElement, Inference, ServerReply> answer) => new("POST", path, answer, UsesModel: true);
}
