using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>Reading of JSON whose types nobody promised: what is not there, or is of another type, is absent; nothing throws.</summary>
internal static class JsonAccess
{
    /// <summary>The member's value; the last one where a name stands twice, as JSON parsers have it.</summary>
    public static bool TryMember(this JsonElement element, string name, out JsonElement value)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            value = default;
            return false;
        }

        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            return TryMemberAmongBroken(element, name, out value);
        }
    }

    /// <summary>A member that is an object, else an element of kind <see cref="JsonValueKind.Undefined"/>.</summary>
    public static JsonElement ObjectMember(this JsonElement element, string name) =>
        element.TryMember(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    /// <summary>The items of a member that is an array, else none.</summary>
    public static JsonElement.ArrayEnumerator ItemsOf(this JsonElement element, string name) =>
        element.TryMember(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    /// <summary>A member that is a string, else null.</summary>
    public static string? TextMember(this JsonElement element, string name) =>
        element.TryMember(name, out var value) ? value.TextOrNull() : null;

    /// <summary>A member that is <c>true</c> or <c>false</c>, else null.</summary>
    public static bool? FlagMember(this JsonElement element, string name) =>
        !element.TryMember(name, out var value) ? null
        : value.ValueKind == JsonValueKind.True ? true
        : value.ValueKind == JsonValueKind.False ? false
        : null;

    /// <summary>The string, or null for any other kind.</summary>
    public static string? TextOrNull(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? StringOf(element) : null;

    /// <summary>A string, number or boolean as text, or null for any other kind (a YAML author's <c>version: 1.0</c>).</summary>
    public static string? ScalarText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => StringOf(element),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>The member's name; lone surrogates, which JSON may escape and no text may hold, are replaced.</summary>
    public static string SafeName(this JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            var raw = member.ToString();
            return BrokenText.Unescape(raw.AsSpan(1, QuoteEnd(raw) - 1));
        }
    }

    private static string StringOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = element.GetRawText();
            return BrokenText.Unescape(raw.AsSpan(1, raw.Length - 2));
        }
    }

    private static bool TryMemberAmongBroken(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        var found = false;
        foreach (var member in element.EnumerateObject())
        {
            if (member.SafeName() != name)
                continue;
            value = member.Value;
            found = true;
        }

        return found;
    }

    private static int QuoteEnd(string raw)
    {
        var at = 1;
        while (raw[at] != '"')
            at += raw[at] == '\\' ? 2 : 1;
        return at;
    }
}
