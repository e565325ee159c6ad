using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Wire;

/// <summary>Headers as every language can send them: one of a name, values of visible ASCII.</summary>
internal static class WireHeaders
{
    /// <summary>
    /// The headers with names that differ only in case made one (RFC 9110 5.3): a list's values joined by a comma, of a header that holds one value the last.
    /// </summary>
    public static NameValue[] Merged(IReadOnlyList<NameValue> headers)
    {
        var merged = new List<NameValue>(headers.Count);
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            var value = Percent.Header(header.Value);
            if (IndexOf(merged, header.Name) is >= 0 and var place)
                merged[place] = Join(merged[place], value);
            else
                merged.Add(ReferenceEquals(value, header.Value) ? header : header with { Value = value });
        }

        return [.. merged];
    }

    /// <summary>The headers, <c>Content-Type</c> replaced in its place, or added last.</summary>
    public static NameValue[] WithContentType(NameValue[] headers, string mediaType)
    {
        var place = ContentType(headers);
        if (place < 0)
            return [.. headers, new("content-type", mediaType)];
        var replaced = (NameValue[])headers.Clone();
        replaced[place] = headers[place] with { Value = mediaType };
        return replaced;
    }

    /// <summary>Where <c>Content-Type</c> stands, or -1.</summary>
    public static int ContentType(NameValue[] headers) =>
        Array.FindIndex(headers, static header => header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase));

    /// <summary>The headers by name, in the order of UTF-16 units.</summary>
    public static NameValue[] Sorted(NameValue[] headers)
    {
        if (headers.Length < 2)
            return headers;
        var sorted = (NameValue[])headers.Clone();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return sorted;
    }

    private static int IndexOf(List<NameValue> headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static NameValue Join(NameValue first, string value) =>
        first.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase) || first.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase)
            ? first with { Value = value }
            : first with { Value = $"{first.Value}, {value}" };
}
