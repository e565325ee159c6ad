using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Samples of <c>allOf</c>, <c>oneOf</c> and <c>anyOf</c>: the parts merged, with the first branch that satisfies the whole.</summary>
internal static class CompositeSample
{
    private const int MostBranches = 24;

    /// <summary>The sample, or a null value when a part that must be there has none, or in a strict walk when no branch satisfies the whole.</summary>
    public static Visited Make(SampleWalk walk, Schema schema, in SampleContext context)
    {
        var required = context.AlsoRequired is null ? schema.Parts.Required : schema.Parts.Required.Union(context.AlsoRequired).ToHashSet(StringComparer.Ordinal);
        var parts = new Composition(walk, schema, context, required);
        var branches = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        if (branches.Count == 0)
            return parts.With(null);

        var first = default(Visited);
        for (var at = 0; at < branches.Count && at < MostBranches && !walk.Spent; at++)
        {
            var bytes = walk.BytesLeft;
            var visited = parts.With(branches[at]);
            if (visited.Value is null)
                continue;
            if (parts.IsAcceptedByAny || walk.Accepts(schema, visited.Value))
                return visited;
            if (BranchRepair.Of(walk, schema, branches[at], visited.Value, required) is { } repaired)
                return visited with { Value = repaired };
            first = first.Value is null ? visited : first;
            walk.BytesLeft = bytes;
        }

        return walk.Strict && !context.IsPart ? first with { Value = null } : first;
    }

    private sealed class Composition(SampleWalk walk, Schema schema, SampleContext context, HashSet<string> required)
    {
        private readonly Visited own = schema.InferredType is null
            ? default
            : walk.Typed(schema, context with { Depth = schema.AllOf is null ? context.Depth : 1, IsPart = true, AlsoRequired = required });

        private List<Visited>? parts;

        /// <summary>True when a branch's own sample satisfies the whole: <c>anyOf</c> and nothing else.</summary>
        public bool IsAcceptedByAny => walk.Strict && schema.InferredType is null && schema.AllOf is null && schema.OneOf.Count == 0;

        public Visited With(Schema? branch)
        {
            parts ??= VisitParts();
            var merged = own.Value;
            var readOnly = schema.ReadOnly;
            if (branch is not null)
            {
                var chosen = walk.Visit(branch, context with { IsPart = true, AlsoRequired = WithRequired(branch) });
                if (chosen.Value is null)
                    return default;
                merged = Merged(merged, chosen.Value);
                readOnly |= chosen.ReadOnly;
            }

            foreach (var part in parts)
            {
                merged = part.Value is null ? merged : Merged(merged, part.Value);
                readOnly |= part.ReadOnly;
            }

            return new Visited(Whole(merged, branch), readOnly, schema.InferredType);
        }

        private List<Visited> VisitParts()
        {
            var type = own.Type;
            var visited = new List<Visited>();
            foreach (var part in schema.AllOf ?? Schema.NoSchemas)
            {
                visited.Add(walk.Visit(part, context with { IsPart = true, AlsoRequired = required, InheritedType = part.Reference is null ? type : null }));
                type = visited[^1].Type ?? type;
            }

            return visited;
        }

        private HashSet<string> WithRequired(Schema branch) => [.. required, .. branch.Parts.Required];

        private static Sample Merged(Sample? earlier, Sample later)
        {
            if (earlier is null || later.Kind == SampleKind.Null)
                return earlier ?? later;
            return earlier.Kind == SampleKind.Object && later.Kind == SampleKind.Object ? SampleMerge.Of(earlier, later) : later;
        }

        /// <summary>The value of a composition of leaves or arrays: the last part's, else the first that satisfies the whole.</summary>
        private Sample? Leaf(Sample last)
        {
            if (schema.AllOf is null)
                return last;
            if (Formatted(last) is { } formatted)
                return formatted;
            if (walk.Accepts(schema, last))
                return last;
            foreach (var part in parts!)
            {
                if (part.Value is not null && walk.Accepts(schema, part.Value))
                    return part.Value;
            }

            return walk.Strict ? null : last;
        }

        // A part that only describes gives the conventional word, which breaks the format that another part asks for.
        private Sample? Formatted(Sample last)
        {
            if (last is not { Kind: SampleKind.Text, Text: TextSample.Word })
                return null;
            for (var at = 0; at < parts!.Count; at++)
            {
                if (schema.AllOf![at].Target?.Format is not null && parts[at].Value is { Kind: SampleKind.Text } value && walk.Accepts(schema, value))
                    return value;
            }

            return null;
        }

        private Sample? Whole(Sample? merged, Schema? branch)
        {
            if (merged is null)
                return schema.AllOf is { Count: > 0 } || branch is not null ? null : Sample.Null;
            if (merged.Kind != SampleKind.Object)
                return Leaf(merged);
            if (context.IsPart)
                return DiscriminatorRule.Chosen(schema, branch, merged);
            if (!AddRequired(ref merged, branch))
                return null;
            var whole = PartAgreement.Of(walk, schema, WithoutForbidden(SampleMerge.WithoutLeftOut(merged), branch), context);
            return IsForbidden(whole) ? null : DiscriminatorRule.Chosen(schema, branch, whole);
        }

        /// <summary>True in a strict walk for an object that a closed part still forbids, or that has too few members.</summary>
        private bool IsForbidden(Sample whole) =>
            walk.Strict && Array.Exists(schema.Parts.All, static part => part.AdditionalProperties is { Always: not true } || part.Counts.MinProperties is not null) && !walk.Accepts(schema, whole);

        /// <summary>The object without optional members that a closed part does not allow.</summary>
        private Sample WithoutForbidden(Sample merged, Schema? branch)
        {
            foreach (var part in branch is null ? schema.Parts.All : [.. schema.Parts.All, .. branch.Parts.All])
            {
                if (part.AdditionalProperties is not { Always: not true } additional || part.HasPatternProperties)
                    continue;
                if (merged.Members.Exists(Forbidden))
                    merged = Sample.OfMembers(merged.Members.FindAll(member => !Forbidden(member)));

                bool Forbidden(Sample.Member member) =>
                    !part.Declares(member.Name) && !required.Contains(member.Name) && (additional.Always == false || !walk.Accepts(additional, member.Value));
            }

            return merged;
        }

        private bool AddRequired(ref Sample merged, Schema? branch)
        {
            foreach (var name in branch is null ? required : WithRequired(branch))
            {
                if (merged.Find(name) is not null)
                    continue;
                var declared = schema.Parts.Property(name) ?? (branch is null ? null : branch.Parts.Property(name));
                if (declared is not null && declared.IsReadOnlyWhole)
                    continue;
                var value = declared is null ? Sample.OfText("string") : walk.Visit(declared, context.Child(name)).Value;
                if (value is null)
                    return false;
                merged = merged.With(name, value);
            }

            return true;
        }
    }
}
