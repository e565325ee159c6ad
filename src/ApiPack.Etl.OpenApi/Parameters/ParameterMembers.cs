using System.Runtime.CompilerServices;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>The members of a parameter object that its reader asks for.</summary>
internal enum ParameterMember
{
    Reference,
    Name,
    In,
    Schema,
    Content,
    Style,
    Explode,
    AllowReserved,
    SkipUrlEncoding,
    Required,
    Example,
    Examples,
    Default,
}

/// <summary>A parameter object's members, each in its place, read in one pass; of equal names the last counts, and what is no object has none.</summary>
internal readonly struct ParameterMembers
{
    private static readonly MemberNames Names = new(["$ref", "name", "in", "schema", "content", "style", "explode", "allowReserved", "x-ms-skip-url-encoding", "required", "example", "examples", "default"]);

    private readonly Places places;

    /// <summary>Reads an object's members.</summary>
    public ParameterMembers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in element.EnumerateObject())
        {
            if (Names.NumberOf(MemberNames.Of(member)) is >= 0 and var place)
                places[place] = member.Value;
        }
    }

    /// <summary>The member's value, undefined where there is none.</summary>
    public JsonElement this[ParameterMember member] => places[(int)member];

    /// <summary>The member where it is a string, else null.</summary>
    public string? Text(ParameterMember member) => this[member].TextOrNull();

    /// <summary>The member where it is <c>true</c> or <c>false</c>, else null.</summary>
    public bool? Flag(ParameterMember member) => this[member].ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    [InlineArray((int)ParameterMember.Default + 1)]
    private struct Places
    {
        private JsonElement first;
    }
}
