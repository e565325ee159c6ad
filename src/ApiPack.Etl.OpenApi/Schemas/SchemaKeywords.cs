using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema object's members that count here, each in its place; others are passed over, and of equal names the last counts.</summary>
internal readonly struct SchemaKeywords
{
    private static readonly Spelt[] Known = [.. Enum.GetValues<Keyword>().Select(static keyword => new Spelt(Encoding.UTF8.GetBytes(Spelling(keyword)), keyword))];

    private static readonly Spelt[][] ByLength = [.. Enumerable.Range(0, Known.Max(static spelt => spelt.Name.Length) + 1).Select(static length => Array.FindAll(Known, spelt => spelt.Name.Length == length))];

    private readonly Places places;

    /// <summary>Reads an object's members.</summary>
    public SchemaKeywords(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member);
            if (Of(name) is { } spelt)
                places[(int)spelt.Keyword] = member.Value;
            HasMoreThanReference = HasMoreThanReference || !StandsBesideReference(name);
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

    private static Spelt? Of(ReadOnlySpan<byte> name)
    {
        if (name.Length >= ByLength.Length)
            return null;
        foreach (var spelt in ByLength[name.Length])
        {
            if (name.SequenceEqual(spelt.Name))
                return spelt;
        }

        return null;
    }

    private static bool StandsBesideReference(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("$ref"u8) || name.SequenceEqual("description"u8) || name.SequenceEqual("summary"u8) || name.SequenceEqual("title"u8) || name.SequenceEqual("deprecated"u8);

    private static ReadOnlySpan<byte> NameOf(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.SafeName()) : raw;
    }

    private sealed record Spelt(byte[] Name, Keyword Keyword);

    [InlineArray((int)Keyword.Dependencies + 1)]
    private struct Places
    {
        private JsonElement first;
    }
}
