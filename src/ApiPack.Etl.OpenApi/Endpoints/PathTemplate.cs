using System.Text;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>A path with its templates: filled, or kept in braces; a query or fragment that authors write into it is told apart.</summary>
internal sealed class PathTemplate
{
    private const string Unfilled = "string";
    private const int MostPairs = 200;

    private readonly ArgumentMode mode;
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly string query;
    private readonly string fragment;

    /// <summary>Reads a path as declared.</summary>
    public PathTemplate(string declared, ArgumentMode mode)
    {
        this.mode = mode;
        var hash = declared.IndexOf('#', StringComparison.Ordinal);
        fragment = hash < 0 ? "" : declared[(hash + 1)..];
        var rest = hash < 0 ? declared : declared[..hash];
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        query = mark < 0 ? "" : rest[(mark + 1)..];
        var before = mark < 0 ? rest : rest[..mark];
        path = before.StartsWith('/') ? before : $"/{before}";
    }

    /// <summary>Sets the encoded text, or the name in braces, that stands for <c>{name}</c>.</summary>
    public void Fill(string name, string text) => values[name] = text;

    /// <summary>The path with its fragment, encoded; braces that are left are <c>%7B</c> and <c>%7D</c>.</summary>
    public string Encoded() => PercentEncoding.Path(Filled(path)) + (fragment.Length == 0 ? "" : $"#{PercentEncoding.Fragment(Filled(fragment))}");

    /// <summary>The pairs of the query that stands in the path.</summary>
    public IEnumerable<QueryItem> FixedQuery()
    {
        foreach (var pair in query.Split('&', MostPairs, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = PercentEncoding.Decode(equals < 0 ? pair : pair[..equals]);
            var value = PercentEncoding.Decode(Filled(equals < 0 ? "" : pair[(equals + 1)..]));
            yield return new QueryItem(name, value, $"{PercentEncoding.Component(name)}={PercentEncoding.Component(value)}");
        }
    }

    private string Filled(string template)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
            return template;

        var filled = new StringBuilder(template.Length + 16);
        var lastClose = template.LastIndexOf('}');
        for (var at = 0; at < template.Length;)
        {
            var close = template[at] == '{' && at < lastClose ? template.IndexOf('}', at) : -1;
            if (close < 0)
            {
                filled.Append(template[at++]);
                continue;
            }

            var name = template[(at + 1)..close];
            filled.Append(values.TryGetValue(name, out var text) ? text : mode == ArgumentMode.Filled ? Unfilled : $"{{{name}}}");
            at = close + 1;
        }

        return filled.ToString();
    }
}
