using System.Runtime.CompilerServices;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema object's members that count here, each in its place; others are passed over, and of equal names the last counts.</summary>
internal readonly struct SchemaKeywords
{
    private static readonly MemberNames Names = new(Array.ConvertAll(Enum.GetValues<Keyword>(), Spelling));

    private readonly Places places;

    /// <summary>Reads an object's members.</summary>
    public SchemaKeywords(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = MemberNames.Of(member);
            if (Names.NumberOf(name) is >= 0 and var place)
                places[place] = member.Value;
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

    private static bool StandsBesideReference(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("$ref"u8) || name.SequenceEqual("description"u8) || name.SequenceEqual("summary"u8) || name.SequenceEqual("title"u8) || name.SequenceEqual("deprecated"u8);

    [InlineArray((int)Keyword.Dependencies + 1)]
    private struct Places
    {
        private JsonElement first;
    }
}
