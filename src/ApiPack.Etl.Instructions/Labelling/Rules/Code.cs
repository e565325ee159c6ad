using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text holds code or markup.</summary>
internal static class Code
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [
            "```", "curl ", "{\"", "{\n", "</", "/>", "import requests", "requests.get", "fetch(", "const ",
            "GET /", "POST /", "PUT /", "DELETE /", "PATCH /", "HTTP/1.1", "Authorization: ", "=>", "();",
        ], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("code", 3.0, static reading => reading.Text.AsSpan().ContainsAny(Marks) ? 1
        : reading.WithoutName.Contains('`', StringComparison.Ordinal) || reading.Text.Contains("**", StringComparison.Ordinal) ? 0.3 : 0);
}
