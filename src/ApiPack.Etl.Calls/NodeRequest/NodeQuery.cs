using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.NodeRequest;

/// <summary>Whether the request package, given decoded pairs as an object, would send exactly the encoded ones.</summary>
internal static class NodeQuery
{
    /// <summary>
    /// True when it would: each name once (of a repeated one the package makes <c>name[0]</c>), none that JavaScript moves to the front of an object or takes for
    /// its prototype, and every pair encoded as the package does, all but RFC 3986's unreserved characters.
    /// </summary>
    public static bool SendsAsEncoded(IReadOnlyList<QueryItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Name is "" or "__proto__" || char.IsAsciiDigit(item.Name[0]) || !IsEncoded(item, item.Encoded) || IsRepeated(items, i))
                return false;
        }

        return true;
    }

    private static bool IsEncoded(QueryItem item, string encoded)
    {
        var name = Uri.EscapeDataString(item.Name);
        return encoded.Length > name.Length
            && encoded.StartsWith(name, StringComparison.Ordinal)
            && encoded[name.Length] == '='
            && encoded.AsSpan(name.Length + 1).SequenceEqual(Uri.EscapeDataString(item.Value));
    }

    private static bool IsRepeated(IReadOnlyList<QueryItem> items, int last)
    {
        for (var i = 0; i < last; i++)
        {
            if (items[i].Name == items[last].Name)
                return true;
        }

        return false;
    }
}
