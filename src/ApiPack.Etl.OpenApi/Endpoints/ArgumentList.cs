using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Arguments in order, each name once: the first.</summary>
internal sealed class ArgumentList
{
    private readonly OrderedDictionary<string, Sample> members = new(StringComparer.Ordinal);

    /// <summary>The arguments.</summary>
    public IReadOnlyList<Sample.Member> Members
    {
        get
        {
            var list = new List<Sample.Member>(members.Count);
            foreach (var (name, value) in members)
                list.Add(new Sample.Member(name, value));
            return list;
        }
    }

    /// <summary>Adds an argument.</summary>
    public void Add(string name, Sample value) => members.TryAdd(name, value);

    /// <summary>Adds a body: an object's members, or the value as <c>body</c>.</summary>
    public void AddBody(Sample? value)
    {
        if (value is { Kind: SampleKind.Object })
        {
            foreach (var member in value.Members)
                Add(member.Name, member.Value);
        }
        else if (value is not null)
        {
            Add("body", value);
        }
    }
}
