using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Headers in order, each name once whatever its case.</summary>
internal sealed class HeaderList
{
    private readonly List<NameValue> items = [];

    /// <summary>The headers.</summary>
    public IReadOnlyList<NameValue> Items => items;

    /// <summary>Adds a header; one of that name keeps its value.</summary>
    public void Add(string name, string value)
    {
        if (IndexOf(name) < 0)
            items.Add(new NameValue(name, value));
    }

    /// <summary>Sets a header, in the place of one of that name.</summary>
    public void Set(string name, string value)
    {
        var declared = IndexOf(name);
        if (declared < 0)
            items.Add(new NameValue(name, value));
        else
            items[declared] = new NameValue(items[declared].Name, value);
    }

    private int IndexOf(string name)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return at;
        }

        return -1;
    }
}
