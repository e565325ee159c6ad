using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.NodeRequest;

/// <summary>Whether the request package, given decoded pairs as an object, would send exactly the encoded ones.</summary>
internal static class NodeQuery
{
    /// <summary>More pairs are given as text: looking for repeated names takes the square of their number.</summary>
    private const int MaxPairs = 200;

    /// <summary>True when the query can be given as an object: the package drops one that it would have to put before a fragment, and parses one that the URL has.</summary>
    public static bool IsObject(WireRequest request) =>
        request.Query.Count > 0 && !request.Url.HasOwnQuery && !request.Url.HasFragment && SendsAsEncoded(request.Query, inUrl: true);

    /// <summary>
    /// True when it would: each name once (of a repeated one the package makes <c>name[0]</c>), none that JavaScript moves to the front of an object or takes for
    /// its prototype, and every pair encoded as the package does, all but RFC 3986's unreserved characters.
    /// </summary>
    /// <param name="items">The pairs.</param>
    /// <param name="inUrl">True for a URL, where Node encodes the apostrophe in any case.</param>
    public static bool SendsAsEncoded(IReadOnlyList<QueryItem> items, bool inUrl = false)
    {
        if (items.Count > MaxPairs)
            return false;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var encoded = inUrl ? item.Encoded.Replace("'", "%27", StringComparison.Ordinal) : item.Encoded;
            if (item.Name is "" or "__proto__" || char.IsAsciiDigit(item.Name[0]) || !IsEncoded(item, encoded) || IsRepeated(items, i))
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
