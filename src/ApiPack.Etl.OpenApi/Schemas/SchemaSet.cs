using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>The schemas of a document, each read when it is first asked for.</summary>
internal sealed class SchemaSet(References references, bool siblingsOfReferencesCount)
{
    private const int LongestChain = 32;
    private const int DeepestNesting = 128;
    private const int LongestSmall = 64;

    private readonly Dictionary<string, Schema?> referenced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> referring = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> small = new(StringComparer.Ordinal);
    private Dictionary<string, List<string>>? valued;
    private int numbered;

    /// <summary>The set of a document; keywords beside <c>$ref</c> count from 3.1 on.</summary>
    public static SchemaSet Of(References references) =>
        new(references, references.Root.TextMember("openapi") is { } version && !version.StartsWith("3.0", StringComparison.Ordinal));

    /// <summary>A schema read in place; anything but an object or a boolean is a schema without keywords.</summary>
    public Schema Read(JsonElement element) => Read(element, 0);

    /// <summary>The schema that a reference ends in, or null where it leaves the document, breaks or turns in a circle.</summary>
    public Schema? Referenced(string reference)
    {
        if (referenced.TryGetValue(reference, out var known))
            return known;

        var at = reference;
        for (var hop = 0; hop < LongestChain; hop++)
        {
            var element = references.Target(at);
            if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
                break;
            var schema = element.ValueKind == JsonValueKind.Object ? ReadAlone(element, 0) : Read(element, 0);
            if (schema.Reference is null)
            {
                referenced[reference] = schema;
                schema.Number = ++numbered;
                return schema;
            }

            at = schema.Reference;
        }

        referenced[reference] = null;
        return null;
    }

    /// <summary>The schema that is nothing but a reference.</summary>
    public Schema Referring(string reference)
    {
        if (!referring.TryGetValue(reference, out var schema))
            referring.Add(reference, schema = new Schema { Set = this, Reference = reference });
        return schema;
    }

    /// <summary>A reference to the schema under the base that a discriminator's value names: by its component's name, or by <c>x-ms-discriminator-value</c>; null where there is none.</summary>
    public Schema? NamedBy(string value, Schema @base)
    {
        foreach (var reference in References(value))
        {
            if (Referenced(reference) is { } schema && schema != @base && schema.Parts.All.Contains(@base))
                return Referring(reference);
        }

        return null;
    }

    private IEnumerable<string> References(string value)
    {
        var container = references.IsVersion2 ? "#/definitions/" : "#/components/schemas/";
        yield return container + Escaped(value);
        valued ??= Valued(container);
        foreach (var reference in valued.GetValueOrDefault(value) ?? [])
            yield return reference;
    }

    private Dictionary<string, List<string>> Valued(string container)
    {
        var named = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var components = references.Target(container[..^1]);
        if (components.ValueKind != JsonValueKind.Object)
            return named;
        foreach (var component in components.EnumerateObject())
        {
            if (component.Value.TextMember("x-ms-discriminator-value") is not { } value)
                continue;
            if (!named.TryGetValue(value, out var references))
                named.Add(value, references = []);
            references.Add(container + Escaped(component.SafeName()));
        }

        return named;
    }

    private static string Escaped(string token) => Uri.EscapeDataString(token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    internal Schema Read(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.Object when depth < DeepestNesting => ReadObject(element, depth),
        JsonValueKind.True or JsonValueKind.False => new Schema { Set = this, Always = element.ValueKind == JsonValueKind.True },
        _ => new Schema { Set = this },
    };

    /// <summary>Reads an object; small ones that hold no other and are spelt alike, as most parameters' and properties' are, are one schema.</summary>
    private Schema ReadObject(JsonElement element, int depth)
    {
        var spelt = JsonMarshal.GetRawUtf8Value(element);
        if (spelt.Length > LongestSmall || spelt[1..].Contains((byte)'{') || spelt.IndexOf("$ref"u8) >= 0)
            return ReadAlone(element, depth);
        Span<char> buffer = stackalloc char[LongestSmall];
        var spelling = buffer[..Encoding.Latin1.GetChars(spelt, buffer)];
        var bySpelling = small.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!bySpelling.TryGetValue(spelling, out var schema))
            bySpelling[spelling] = schema = ReadAlone(element, depth);
        return schema;
    }

    private Schema ReadAlone(JsonElement element, int depth)
    {
        var keywords = new SchemaKeywords(element);
        return new SchemaReader(this, in keywords, depth, siblingsOfReferencesCount).Read();
    }
}
