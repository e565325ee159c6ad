using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Arguments in order, each name once: the first.</summary>
internal sealed class ArgumentList
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The arguments.</summary>
    public List<Sample.Member> Members { get; } = [];

    /// <summary>Adds an argument.</summary>
    public void Add(string name, Sample value)
    {
        if (names.Add(name))
            Members.Add(new Sample.Member(name, value));
    }

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
