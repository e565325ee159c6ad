using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>
/// A document's local references (<c>#/…</c>, JSON Pointer in a URI fragment, RFC 6901 §6), each looked up once. Others are never
/// followed: an external reference resolves to nothing.
/// </summary>
/// <param name="root">The document, OpenAPI 3.</param>
/// <param name="declared">The document that it was converted from, whose references they are; none when it was not.</param>
internal sealed class References(JsonElement root, JsonElement declared = default)
{
    private const int LongestChain = 32;
    private const int IndexedDepth = 3;

    private readonly Dictionary<string, JsonElement> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, JsonElement>> indexes = new(StringComparer.Ordinal);

    /// <summary>The document.</summary>
    public JsonElement Root { get; } = root;

    /// <summary>True when the document was converted from OpenAPI 2.0.</summary>
    public bool IsVersion2 { get; } = declared.ValueKind == JsonValueKind.Object;

    /// <summary>The element that a reference points to, or one of kind <see cref="JsonValueKind.Undefined"/>.</summary>
    public JsonElement Target(string reference)
    {
        if (known.TryGetValue(reference, out var target))
            return target;

        if (reference.StartsWith('#'))
        {
            target = Walk(Uri.UnescapeDataString(reference[1..]));
            if (target.ValueKind == JsonValueKind.Undefined)
                target = Walk(reference[1..]);
        }

        known.Add(reference, target);
        return target;
    }

    /// <summary>The element itself, or what its <c>$ref</c> chain ends in; Undefined when the chain leaves the document, breaks or turns in a circle.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        for (var hop = 0; hop < LongestChain; hop++)
        {
            if (element.TextMember("$ref") is not { } reference)
                return element;
            element = Target(reference);
        }

        return default;
    }

    private JsonElement Declared => IsVersion2 ? declared : Root;

    private JsonElement Walk(string pointer)
    {
        if (pointer.Length == 0)
            return Declared;
        if (pointer[0] != '/')
            return default;

        var at = Declared;
        var start = 1;
        for (var depth = 0; ; depth++)
        {
            var end = pointer.IndexOf('/', start);
            var token = pointer[start..(end < 0 ? pointer.Length : end)].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = Step(at, token, pointer.AsSpan(0, start), depth);
            if (end < 0 || at.ValueKind == JsonValueKind.Undefined)
                return at;
            start = end + 1;
        }
    }

    private JsonElement Step(JsonElement at, string token, ReadOnlySpan<char> container, int depth)
    {
        if (at.ValueKind == JsonValueKind.Array)
            return int.TryParse(token, out var index) && index >= 0 && index < at.GetArrayLength() ? at[index] : default;
        if (depth >= IndexedDepth)
            return at.TryMember(token, out var value) ? value : default;

        var byContainer = indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!byContainer.TryGetValue(container, out var members))
            byContainer[container] = members = Index(at);
        return members.GetValueOrDefault(token);
    }

    private static Dictionary<string, JsonElement> Index(JsonElement at)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (at.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in at.EnumerateObject())
                members[member.SafeName()] = member.Value;
        }

        return members;
    }
}
