using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema object's members that count here, each in its place; others are passed over, and of equal names the last counts.</summary>
internal readonly struct SchemaKeywords
{
    private const int LongestName = 24;

    private static readonly Dictionary<string, Keyword> Known = Enum.GetValues<Keyword>().ToDictionary(Spelling, StringComparer.Ordinal);

    private static readonly Dictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> KnownSpans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Places places;

    /// <summary>Reads an object's members.</summary>
    public SchemaKeywords(JsonElement element)
    {
        Span<char> buffer = stackalloc char[LongestName];
        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member, buffer);
            if (KnownSpans.TryGetValue(name, out var keyword))
                places[(int)keyword] = member.Value;
            HasMoreThanReference |= name is not ("$ref" or "description" or "summary" or "title" or "deprecated");
        }
    }

    /// <summary>True when the object says more than a reference and how it is called.</summary>
    public bool HasMoreThanReference { get; }

    /// <summary>The keyword's value, undefined where there is none.</summary>
    public JsonElement this[Keyword keyword] => places[(int)keyword];

    /// <summary>True when the object has the keyword.</summary>
    public bool Has(Keyword keyword) => places[(int)keyword].ValueKind != JsonValueKind.Undefined;

    private static string Spelling(Keyword keyword) => keyword switch
    {
        Keyword.Reference => "$ref",
        Keyword.XNullable => "x-nullable",
        Keyword.DiscriminatorValue => "x-ms-discriminator-value",
        _ => JsonNamingPolicy.CamelCase.ConvertName(keyword.ToString()),
    };

    /// <summary>The member's name, in the buffer where that holds it; one that is longer than all keywords is empty.</summary>
    private static ReadOnlySpan<char> NameOf(JsonProperty member, Span<char> buffer)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (raw.Contains((byte)'\\'))
            return member.SafeName();
        return raw.Length <= LongestName && Encoding.UTF8.TryGetChars(raw, buffer, out var length) ? buffer[..length] : [];
    }

    [InlineArray((int)Keyword.Dependencies + 1)]
    private struct Places
    {
        private JsonElement first;
    }
}
