using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Query parameters in order.</summary>
internal sealed class QueryList
{
    private readonly List<QueryItem> items = [];

    /// <summary>The items.</summary>
    public IReadOnlyList<QueryItem> Items => items;

    /// <summary>Adds a parameter's pairs.</summary>
    public void Add(IReadOnlyList<QueryItem> pairs) => items.AddRange(pairs);

    /// <summary>Adds pairs that the path itself holds: a fixed value wins over a declared parameter's, a template's does not.</summary>
    public void AddFixed(IEnumerable<QueryItem> pairs)
    {
        foreach (var pair in pairs)
        {
            var declared = items.FindIndex(item => item.Name == pair.Name);
            if (declared < 0)
                items.Add(pair);
            else if (!pair.Value.StartsWith('{'))
                items[declared] = pair;
        }
    }

    /// <summary>Sets one value, in the place of a parameter of that name.</summary>
    public void Set(string name, string value)
    {
        var item = new QueryItem(name, value, $"{PercentEncoding.Component(name)}={PercentEncoding.Component(value)}");
        var declared = items.FindIndex(other => other.Name == name);
        if (declared < 0)
            items.Add(item);
        else
            items[declared] = item;
    }
}
