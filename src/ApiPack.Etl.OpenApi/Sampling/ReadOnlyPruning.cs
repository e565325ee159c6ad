using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Takes what a request leaves out (<c>readOnly</c>) out of values that a document gives.</summary>
internal static class ReadOnlyPruning
{
    private const int DeepestNesting = 12;

    /// <summary>The value without its read-only members.</summary>
    public static Sample? Of(Schema schema, Sample? value) => value is null ? null : Prune(schema, value, 0);

    private static Sample Prune(Schema schema, Sample value, int depth)
    {
        if (depth > DeepestNesting || schema.Target is not { } target)
            return value;
        if (value.Kind == SampleKind.Array && target.Items is { } item && value.Items.Count > 0)
            return Items(item, value, depth);
        if (value.Kind != SampleKind.Object)
            return value;

        return Members(target, value, depth);
    }

    private static Sample Items(Schema schema, Sample value, int depth)
    {
        var items = new List<Sample>(value.Items.Count);
        var changed = false;
        foreach (var item in value.Items)
        {
            items.Add(Prune(schema, item, depth + 1));
            changed |= !ReferenceEquals(items[^1], item);
        }

        return changed ? Sample.OfItems(items) : value;
    }

    private static Sample Members(Schema schema, Sample value, int depth)
    {
        var kept = new List<Sample.Member>(value.Members.Count);
        var changed = false;
        foreach (var member in value.Members)
        {
            if (schema.Parts.Property(member.Name) is not { } declared)
            {
                kept.Add(member);
                continue;
            }

            if (declared.IsReadOnlyWhole)
            {
                changed = true;
                continue;
            }

            var pruned = Prune(declared, member.Value, depth + 1);
            changed |= !ReferenceEquals(pruned, member.Value);
            kept.Add(new Sample.Member(member.Name, pruned));
        }

        return changed ? Sample.OfMembers(kept) : value;
    }
}
