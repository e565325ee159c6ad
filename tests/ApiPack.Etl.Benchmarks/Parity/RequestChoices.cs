using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>A way in which our request differs from one that the specification allows too.</summary>
/// <param name="Id">Name of the choice.</param>
/// <param name="Reason">Why ours is better.</param>
/// <param name="Explains">True when this and nothing else makes the part differ.</param>
internal sealed record RequestChoice(string Id, string Reason, Func<RequestPart, OurOperation, bool> Explains);

/// <summary>All such choices.</summary>
internal static class RequestChoices
{
    private const int BodyBound = 16 * 1024;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_024 };

    public static IReadOnlyList<RequestChoice> All { get; } =
    [
        new("default-value", "The document declares a default; the peer leaves a placeholder.",
            static (part, operation) => IsPlaceholder(part.TheirValue) && operation.Defaults.Contains($"{part.Name}={part.OurValue}")),
        new("body-without-meaning", "HTTP gives a body no meaning here, and clients refuse to send it.",
            static (part, operation) => part.Kind == "body" && operation.Request is { Method: "GET" or "HEAD" or "TRACE", Body: null }),
        new("body-bounded", "A body has at most 16 KiB: optional properties go first.",
            static (part, operation) => part.Kind == "body" && operation.Trimmed && part.Hybrid.Body is TextBody { Text.Length: > BodyBound }),
        new("format-behind-all-of", "A format holds behind allOf too; the peer forgets it there.",
            static (part, _) => Leaves(part, static (theirs, ours) => theirs.StartsWith("\"string", StringComparison.Ordinal) && ours.StartsWith("\"pa$$word", StringComparison.Ordinal))),
        new("null-beside-enum", "An enum without null admits none, even where the schema is nullable (OpenAPI 3.0.3).",
            static (part, _) => Leaves(part, static (theirs, ours) => theirs == "null" && ours != "null")),
    ];

    private static bool IsPlaceholder(string value) => value.StartsWith("SOME_", StringComparison.Ordinal) || (value.StartsWith('{') && value.EndsWith('}'));

    /// <summary>True when both bodies are JSON of one shape and every pair of values that differ satisfies the condition.</summary>
    private static bool Leaves(RequestPart part, Func<string, string, bool> condition) =>
        part is { Kind: "body", Hybrid.Body: TextBody { IsJson: true } theirs, OurBody: TextBody { IsJson: true } ours }
        && theirs.MediaType == ours.MediaType
        && Leaves(JsonElement.Parse(theirs.Text, Deep), JsonElement.Parse(ours.Text, Deep), condition);

    private static bool Leaves(JsonElement theirs, JsonElement ours, Func<string, string, bool> condition)
    {
        if (theirs.ValueKind == JsonValueKind.Object && ours.ValueKind == JsonValueKind.Object)
        {
            return theirs.EnumerateObject().Select(static member => member.Name).SequenceEqual(ours.EnumerateObject().Select(static member => member.Name))
                && theirs.EnumerateObject().Zip(ours.EnumerateObject()).All(pair => Leaves(pair.First.Value, pair.Second.Value, condition));
        }

        if (theirs.ValueKind == JsonValueKind.Array && ours.ValueKind == JsonValueKind.Array)
            return theirs.GetArrayLength() == ours.GetArrayLength() && theirs.EnumerateArray().Zip(ours.EnumerateArray()).All(pair => Leaves(pair.First, pair.Second, condition));
        var (left, right) = (theirs.GetRawText(), ours.GetRawText());
        return left == right || condition(left, right);
    }
}
