using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>
/// Tells whether a request's value satisfies a schema (JSON Schema validation, without formats; read-only properties are not required).
/// Bounded: past its steps it accepts what it has not looked at.
/// </summary>
internal sealed class SchemaCheck(int steps)
{
    private const int DeepestNesting = 128;

    private readonly int steps = steps;
    private int stepsLeft = steps;
    private int depth;

    /// <summary>Steps taken so far.</summary>
    public int StepsUsed => steps - stepsLeft;

    /// <summary>True when the value satisfies the schema.</summary>
    public bool Accepts(Schema schema, Sample value)
    {
        if (--stepsLeft < 0 || depth >= DeepestNesting || schema.Target is not { } target)
            return true;
        if (target.Always is { } always)
            return always;

        depth++;
        var accepted = AcceptsHere(target, value) && AcceptsParts(target, value);
        depth--;
        return accepted;
    }

    private bool AcceptsHere(Schema schema, Sample value)
    {
        if (!HasType(schema, value) || !LeafCheck.Satisfies(schema, value))
            return false;
        return value.Kind switch
        {
            SampleKind.Array => Items(schema, value.Items),
            SampleKind.Object => Members(schema, value),
            _ => true,
        };
    }

    private bool AcceptsParts(Schema schema, Sample value)
    {
        foreach (var part in schema.AllOf ?? Schema.NoSchemas)
        {
            if (!Accepts(part, value))
                return false;
        }

        if (schema.AnyOf.Count > 0 && Count(schema.AnyOf, value, 1) == 0)
            return false;
        if (schema.OneOf.Count > 0 && Count(schema.OneOf, value, 2) != 1)
            return false;
        return schema.Not is null || stepsLeft < 0 || !Accepts(schema.Not, value);
    }

    private int Count(List<Schema> branches, Sample value, int enough)
    {
        var count = 0;
        foreach (var branch in branches)
        {
            if (Accepts(branch, value) && ++count == enough)
                break;
        }

        return stepsLeft < 0 ? 1 : count;
    }

    private static bool HasType(Schema schema, Sample value)
    {
        if (schema.Types.Length == 0 || (schema.Nullable && value.Kind == SampleKind.Null))
            return true;
        foreach (var type in schema.Types)
        {
            var fits = value.Kind switch
            {
                SampleKind.Null => type == "null",
                SampleKind.Boolean => type == "boolean",
                SampleKind.Text => type == "string",
                SampleKind.Array => type == "array",
                SampleKind.Object => type == "object",
                _ => type == "number" || (type == "integer" && LeafCheck.IsInteger(value)),
            };
            if (fits)
                return true;
        }

        return false;
    }

    private bool Items(Schema schema, List<Sample> items)
    {
        if (items.Count < (schema.Counts.MinItems ?? 0) || items.Count > (schema.Counts.MaxItems ?? int.MaxValue))
            return false;
        if (schema.UniqueItems && !SampleEquality.AllDistinct(items))
            return false;
        for (var at = 0; at < items.Count && stepsLeft >= 0; at++)
        {
            var item = at < schema.PrefixItems.Count ? schema.PrefixItems[at] : schema.Items;
            if (item is not null && !Accepts(item, items[at]))
                return false;
        }

        return true;
    }

    private bool Members(Schema schema, Sample value)
    {
        if (value.Members.Count < (schema.Counts.MinProperties ?? 0) || value.Members.Count > (schema.Counts.MaxProperties ?? int.MaxValue))
            return false;

        foreach (var name in schema.Required)
        {
            if (value.Find(name) is null && !(schema.Property(name) is { } declared && declared.IsReadOnlyWhole))
                return false;
        }

        for (var at = 0; at < value.Members.Count; at++)
        {
            var member = value.Members[at];
            var declared = schema.Property(member.Name);
            if (declared is null && !schema.HasPatternProperties)
                declared = schema.AdditionalProperties;
            if (declared is not null && !Accepts(declared, member.Value))
                return false;
        }

        return true;
    }
}
