using System.Text.Json;

namespace ApiPack.Etl.ModelServer.Http;

/// <summary>Reads the fields of a request; a field that is null counts as missing, one of a wrong type is refused.</summary>
internal static class RequestFields
{
    public static bool Has(this JsonElement body, string name, out JsonElement value)
    {
        value = default;
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    public static bool Flag(this JsonElement body, string name, bool otherwise = false) => !body.Has(name, out var value) ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false");

    public static double Number(this JsonElement body, string name, double otherwise) => !body.Has(name, out var value) ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Wrong(name, "a number");

    public static int Whole(this JsonElement body, string name, int otherwise) => WholeOrNull(body, name) ?? otherwise;

    public static int? WholeOrNull(this JsonElement body, string name) => !body.Has(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");

    public static long Long(this JsonElement body, string name) => !body.Has(name, out var value) ? 0
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(name, "a whole number");

    public static string Text(this JsonElement body, string name) => body.Has(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, "a text");

    public static JsonElement Object(this JsonElement body, string name) => body.Has(name, out var value) ? value : default;

    /// <summary>The items of an array, or the value itself where it is none; none where it is missing.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement body, string name) => !body.Has(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    public static IReadOnlyList<string> Texts(this JsonElement body, string name) =>
        [.. body.Items(name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, "a text or texts"))];

    public static IReadOnlyList<int> Ids(this JsonElement body, string name) => Ids(body.Items(name), name);

    public static IReadOnlyList<int> Ids(IEnumerable<JsonElement> items, string name) =>
        [.. items.Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var id) ? id : throw Wrong(name, "token ids"))];

    private static RequestException Wrong(string name, string wanted) => new(400, $"'{name}' must be {wanted}");
}
