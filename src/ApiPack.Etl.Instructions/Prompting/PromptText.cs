using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Prompting;

/// <summary>Rows as prompts show them: a line a field, its text between <c>"""</c> and <c>"""</c>, so that nothing in it reads as a part of the prompt.</summary>
public static class PromptText
{
    private const string Fence = "\"\"\"";

    /// <summary>An endpoint's fields.</summary>
    public static string Endpoint(EndpointText endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return $"""
            API name: {Fenced(endpoint.ApiName)}
            Endpoint name: {Fenced(endpoint.EndpointName)}
            Functionality: {Fenced(endpoint.Functionality)}
            Description: {Fenced(endpoint.Description)}
            Method: {Fenced(endpoint.Method)}
            Path: {Fenced(endpoint.Path)}
            """;
    }

    /// <summary>An endpoint's fields and an instruction for it: an example within a prompt.</summary>
    public static string Demonstration(EndpointText endpoint, string instruction) => $"{Endpoint(endpoint)}\nInstruction: {Fenced(instruction)}";

    /// <summary>True where the demonstration shows this endpoint.</summary>
    public static bool Shows(string demonstration, EndpointText endpoint)
    {
        ArgumentNullException.ThrowIfNull(demonstration);
        return demonstration.StartsWith($"{Endpoint(endpoint)}\n", StringComparison.Ordinal);
    }

    /// <summary>What a back-translation is to say, in the order of the paper's prompt: functionality, description, endpoint name, API name.</summary>
    public static string Target(EndpointText endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return $"""
            Functionality: {endpoint.Functionality}
            Description: {endpoint.Description}
            Endpoint name: {endpoint.EndpointName}
            API name: {endpoint.ApiName}
            """;
    }

    /// <summary>A text between fences, on lines of its own where a quote or a line's end would touch them.</summary>
    public static string Fenced(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Replace(Fence, "'''", StringComparison.Ordinal);
        return plain.Contains('\n', StringComparison.Ordinal) || plain.StartsWith('"') || plain.EndsWith('"')
            ? $"{Fence}\n{plain}\n{Fence}"
            : $"{Fence}{plain}{Fence}";
    }
}
