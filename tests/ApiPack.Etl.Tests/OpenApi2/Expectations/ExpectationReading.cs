using System.Text.Json;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>Reads members that may be absent, or one value or a list of them.</summary>
internal static class ExpectationReading
{
    /// <summary>The items of a list; none where it is absent.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];

    /// <summary>The alternatives of a value: the items of a list, else the value alone; none where it is absent.</summary>
    public static IReadOnlyList<JsonElement> Choices(this JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    /// <summary>True where the member is <c>true</c>.</summary>
    public static bool Flag(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();
}
