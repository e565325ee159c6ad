using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Samples of objects: declared properties in order, then two of those that <c>additionalProperties</c> describes.</summary>
internal static class ObjectSample
{
    private const int MostFilled = 1_000;

    /// <summary>The object, or null when a required property has no sample, or when none of its <c>enum</c> was valid.</summary>
    public static Sample? Make(SampleWalk walk, Schema schema, in SampleContext context)
    {
        if (walk.Strict && schema.Enum is not null)
            return null;
        var members = new List<Sample.Member>(schema.Properties.Count);
        foreach (var (name, property) in schema.Properties)
        {
            if (walk.Spent)
                return null;
            if (property.IsReadOnlyWhole)
            {
                if (context.IsPart)
                    members.Add(new Sample.Member(name, SampleMerge.LeftOut));
                continue;
            }

            var required = schema.Required.Contains(name) || context.AlsoRequired?.Contains(name) == true;
            if (!required && walk.LeavesOut(context))
                continue;
            var visited = walk.Visit(property, context.Child(name));
            if (visited.Value is not null && !visited.ReadOnly)
                Add(walk, members, name, visited.Value);
            else if (visited.Value is null && required)
                return null;
        }

        AddAdditional(walk, schema, context, members);
        if (!context.IsPart && !AddRequired(walk, schema, context, members))
            return null;
        if (walk.Strict && !context.IsPart && members.Count < (schema.Counts.MinProperties ?? 0))
            return null;
        return Sample.OfMembers(Within(schema, members));
    }

    /// <summary>Adds what is required and not there; false when there is no sample for it.</summary>
    public static bool AddRequired(SampleWalk walk, Schema schema, in SampleContext context, List<Sample.Member> members)
    {
        foreach (var name in schema.Required)
        {
            if (schema.Declares(name) || members.Exists(member => member.Name == name))
                continue;
            if (Undeclared(walk, schema, context, name) is not { } value)
                return false;
            Add(walk, members, name, value);
        }

        return true;
    }

    private static Sample? Undeclared(SampleWalk walk, Schema schema, in SampleContext context, string name) => schema.AdditionalProperties switch
    {
        { Always: null } additional => walk.Visit(additional, context.Child(name)).Value,
        { Always: false } when walk.Strict && !schema.HasPatternProperties => null,
        _ => Sample.OfText("string"),
    };

    private static void AddAdditional(SampleWalk walk, Schema schema, in SampleContext context, List<Sample.Member> members)
    {
        if (schema.AdditionalProperties is { Always: not false } additional)
        {
            if (additional.Always is null && !walk.LeavesOut(context))
            {
                AddOne(walk, schema, context, members, $"{schema.AdditionalName}1");
                AddOne(walk, schema, context, members, $"{schema.AdditionalName}2");
            }
        }
        else if (schema.AdditionalProperties is not null)
        {
            return;
        }

        var least = Math.Min(schema.Counts.MinProperties ?? 0, MostFilled);
        for (var number = 1; members.Count < least && number <= least + 2 && !walk.Spent; number++)
        {
            var name = $"{schema.AdditionalName}{number}";
            if (!members.Exists(member => member.Name == name) && Undeclared(walk, schema, context, name) is { } value)
                Add(walk, members, name, value);
        }
    }

    private static void AddOne(SampleWalk walk, Schema schema, in SampleContext context, List<Sample.Member> members, string name)
    {
        if (schema.PropertyNames is { } names && !walk.Accepts(names, Sample.OfText(name)))
            return;
        if (!members.Exists(member => member.Name == name) && walk.Visit(schema.AdditionalProperties!, context.Child(null)).Value is { } value)
            Add(walk, members, name, value);
    }

    private static void Add(SampleWalk walk, List<Sample.Member> members, string name, Sample value)
    {
        walk.Count(name.Length + 4);
        members.Add(new Sample.Member(name, value));
    }

    private static List<Sample.Member> Within(Schema schema, List<Sample.Member> members)
    {
        if (schema.Counts.MaxProperties is not { } most || members.Count <= most)
            return members;
        var required = members.FindAll(member => schema.Required.Contains(member.Name));
        var optional = members.FindAll(member => !schema.Required.Contains(member.Name));
        required.AddRange(optional[..Math.Clamp(most - required.Count, 0, optional.Count)]);
        return required;
    }
}
