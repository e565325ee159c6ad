using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>An operation where it stands: the value may be of any type.</summary>
/// <param name="Path">The path as declared.</param>
/// <param name="Method">HTTP method, lower case.</param>
/// <param name="Item">The path item.</param>
/// <param name="Operation">The operation's value.</param>
internal sealed record OperationSite(string Path, string Method, PathItem Item, JsonElement Operation)
{
    /// <summary>JSON pointer of the operation: <c>#/paths/~1users/get</c>.</summary>
    public string Pointer =>
        $"#/paths/{Path.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}/{Method}";
}

/// <summary>All operations of a document, in document order; what counts operations and what reads them is this one walk.</summary>
internal static class OperationWalk
{
    /// <summary>The methods of a path item (OpenAPI 3.1 §4.8.9).</summary>
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    };

    /// <summary>Each method of each path once, those behind path-item references included; a path or method that stands twice counts once, the last.</summary>
    public static IEnumerable<OperationSite> Operations(References references)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, value) in Paths(references.Root))
        {
            var item = PathItem.Read(value, references);
            seen.Clear();
            foreach (var name in item.Names())
            {
                if (Methods.TryGetValue(name, out var method) && seen.Add(method) && item.TryMember(method, out var operation))
                    yield return new OperationSite(path, method, item, operation);
            }
        }
    }

    private static OrderedDictionary<string, JsonElement> Paths(JsonElement root)
    {
        var paths = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!root.TryMember("paths", out var declared) || declared.ValueKind != JsonValueKind.Object)
            return paths;

        foreach (var member in declared.EnumerateObject())
        {
            var path = member.SafeName();
            if (!path.StartsWith("x-", StringComparison.Ordinal))
                paths[path] = member.Value;
        }

        return paths;
    }
}
