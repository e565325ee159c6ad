using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>An operation where it stands: the value may be of any type.</summary>
/// <param name="Path">The path as declared.</param>
/// <param name="Method">HTTP method, lower case.</param>
/// <param name="Item">The path item.</param>
/// <param name="Operation">The operation's value.</param>
internal sealed record OperationSite(string Path, string Method, PathItem Item, JsonElement Operation)
{
    private static readonly MemberNames Names = new(["operationId", "summary", "description", "parameters", "requestBody", "security", "servers"]);

    private JsonElement[] Members => field ??= Names.ValuesIn(Operation);

    /// <summary><c>operationId</c>; as the members below of any type, Undefined where it is absent.</summary>
    public JsonElement OperationId => Members[0];

    /// <summary><c>summary</c>.</summary>
    public JsonElement Summary => Members[1];

    /// <summary><c>description</c>.</summary>
    public JsonElement Description => Members[2];

    /// <summary><c>parameters</c>.</summary>
    public JsonElement Parameters => Members[3];

    /// <summary><c>requestBody</c>.</summary>
    public JsonElement RequestBody => Members[4];

    /// <summary><c>security</c>.</summary>
    public JsonElement Security => Members[5];

    /// <summary><c>servers</c>.</summary>
    public JsonElement Servers => Members[6];

    /// <summary>JSON pointer of the operation: <c>#/paths/~1users/get</c>.</summary>
    public string Pointer =>
        $"#/paths/{Path.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}/{Method}";
}

/// <summary>All operations of a document, in document order; what counts operations and what reads them is this one walk.</summary>
internal static class OperationWalk
{
    /// <summary>The methods of a path item (OpenAPI 3.1 §4.8.9).</summary>
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly MemberNames Known = new(Methods);

    /// <summary>Each method of each path once, those behind path-item references included; a path or method that stands twice counts once, the last.</summary>
    public static IEnumerable<OperationSite> Operations(References references)
    {
        var order = new List<int>(Methods.Length);
        var operations = new JsonElement[Methods.Length];
        foreach (var (path, value) in Paths(references.Root))
        {
            var item = PathItem.Read(value, references);
            order.Clear();
            foreach (var layer in item.Layers)
                Find(layer, order, operations);
            foreach (var method in order)
                yield return new OperationSite(path, Methods[method], item, operations[method]);
        }
    }

    /// <summary>Finds a layer's operations; nearer layers' stay.</summary>
    private static void Find(JsonElement layer, List<int> order, JsonElement[] operations)
    {
        if (layer.ValueKind != JsonValueKind.Object)
            return;
        var nearer = order.Count;
        foreach (var member in layer.EnumerateObject())
        {
            if (Known.NumberOf(MemberNames.Of(member)) is not (>= 0 and var method))
                continue;
            var place = order.IndexOf(method);
            if (place < 0)
                order.Add(method);
            if (place < 0 || place >= nearer)
                operations[method] = member.Value;
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
