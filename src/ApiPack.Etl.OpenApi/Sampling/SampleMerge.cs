using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Puts samples of a composition's parts together.</summary>
internal static class SampleMerge
{
    /// <summary>Stands for a member that a part leaves out of requests: it takes the member of earlier parts away.</summary>
    public static Sample LeftOut { get; } = Sample.OfText("left out");

    /// <summary>Both as one: objects by member, where a later null takes nothing away, arrays by item, else the later.</summary>
    public static Sample Of(Sample earlier, Sample later)
    {
        if (earlier.Kind != later.Kind)
            return later;
        return later.Kind switch
        {
            SampleKind.Object => Objects(earlier, later),
            SampleKind.Array => Arrays(earlier, later),
            _ => later,
        };
    }

    /// <summary>The object without the members that were left out.</summary>
    public static Sample WithoutLeftOut(Sample sample)
    {
        foreach (var member in sample.Members)
        {
            if (ReferenceEquals(member.Value, LeftOut))
                return Sample.OfMembers(sample.Members.FindAll(static kept => !ReferenceEquals(kept.Value, LeftOut)));
        }

        return sample;
    }

    private static Sample Objects(Sample earlier, Sample later)
    {
        if (earlier.Members.Count == 0)
            return later;
        var members = new OrderedDictionary<string, Sample>(earlier.Members.Count + later.Members.Count, StringComparer.Ordinal);
        foreach (var (name, value) in earlier.Members)
            members[name] = value;
        foreach (var (name, value) in later.Members)
        {
            if (!members.TryGetValue(name, out var before) || ReferenceEquals(value, LeftOut))
                members[name] = value;
            else if (value.Kind != SampleKind.Null)
                members[name] = Of(before, value);
        }

        return Sample.OfMembers(ScriptOrder.Members(members));
    }

    private static Sample Arrays(Sample earlier, Sample later)
    {
        var items = new List<Sample>(Math.Max(earlier.Items.Count, later.Items.Count));
        for (var at = 0; at < earlier.Items.Count || at < later.Items.Count; at++)
        {
            items.Add(at >= later.Items.Count ? earlier.Items[at]
                : at >= earlier.Items.Count ? later.Items[at]
                : Of(earlier.Items[at], later.Items[at]));
        }

        return Sample.OfItems(items);
    }
}
