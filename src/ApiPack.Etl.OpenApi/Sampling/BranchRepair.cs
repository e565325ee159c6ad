using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Small changes by which the sample of a branch satisfies a <c>oneOf</c> or <c>anyOf</c> that does not accept it as it is.</summary>
internal static class BranchRepair
{
    private const int MostBranches = 24;

    /// <summary>The changed value, or null where no change helps.</summary>
    public static Sample? Of(SampleWalk walk, Schema schema, Schema chosen, Sample value, HashSet<string> required)
    {
        if (value.Kind != SampleKind.Object)
            return null;
        return Exclusive(value, schema, chosen, required) is { } fewer && walk.Accepts(schema, fewer) ? fewer
            : Completed(value, chosen) is { } more && walk.Accepts(schema, more) ? more
            : null;
    }

    /// <summary>The value without the optional members by which another branch of a <c>oneOf</c> accepts it too.</summary>
    private static Sample? Exclusive(Sample value, Schema schema, Schema chosen, HashSet<string> required)
    {
        if (schema.OneOf.Count < 2)
            return null;
        var own = chosen.Parts.Required;
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in schema.OneOf.Take(MostBranches))
        {
            if (branch != chosen)
                others.UnionWith(branch.Parts.Required);
        }

        var kept = value.Members.FindAll(member => !others.Contains(member.Name) || own.Contains(member.Name) || required.Contains(member.Name));
        return kept.Count == value.Members.Count ? null : Sample.OfMembers(kept);
    }

    /// <summary>The value with what branches within the branch require and nothing declares.</summary>
    private static Sample? Completed(Sample value, Schema chosen)
    {
        if (chosen.Target is not { } target)
            return null;
        var missing = target.OneOf.Concat(target.AnyOf).Take(MostBranches).SelectMany(branch => branch.Parts.Required.Where(name => branch.Parts.Property(name) is null))
            .Where(name => value.Find(name) is null).Distinct().ToList();
        return missing.Count == 0 ? null : missing.Aggregate(value, (whole, name) => whole.With(name, Sample.OfText(TextSample.Word)));
    }
}
