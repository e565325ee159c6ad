using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Properties that several parts of an <c>allOf</c> declare: a value must satisfy them all, and is left out where one is <c>readOnly</c>.</summary>
internal static class PartAgreement
{
    /// <summary>The object with such members replaced by what all parts accept; members where nothing was found stay.</summary>
    public static Sample Of(SampleWalk walk, Schema schema, Sample value, in SampleContext context)
    {
        var parts = schema.Parts.All;
        var declaring = 0;
        foreach (var part in parts)
            declaring += part.Properties.Count > 0 ? 1 : 0;
        if (declaring < 2)
            return value;

        var members = new List<Sample.Member>(value.Members.Count);
        var changed = false;
        foreach (var member in value.Members)
        {
            if (Agreed(walk, parts, member, context) is { } agreed)
                members.Add(new Sample.Member(member.Name, agreed));
            changed |= members.Count == 0 || !ReferenceEquals(members[^1].Value, member.Value);
        }

        return changed ? Sample.OfMembers(members) : value;
    }

    private static Sample? Agreed(SampleWalk walk, Schema[] parts, Sample.Member member, in SampleContext context)
    {
        List<Schema>? declared = null;
        foreach (var part in parts)
        {
            if (part.Property(member.Name) is not { } property)
                continue;
            if (property.IsReadOnlyWhole)
                return null;
            (declared ??= []).Add(property);
        }

        if (declared is null)
            return member.Value;
        var pruned = ReadOnlyPruning.Of(declared[0], member.Value)!;
        if (declared.Count == 1 || Accepted(walk, declared, pruned))
            return pruned;
        foreach (var property in declared)
        {
            if (walk.Visit(property, context.Child(member.Name)).Value is { } value && Accepted(walk, declared, value))
                return value;
        }

        return pruned;
    }

    private static bool Accepted(SampleWalk walk, List<Schema> declared, Sample value)
    {
        foreach (var property in declared)
        {
            if (!walk.Accepts(property, value))
                return false;
        }

        return true;
    }
}
