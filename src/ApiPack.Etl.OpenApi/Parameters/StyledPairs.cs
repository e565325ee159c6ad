using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>How a name and a value are written as <c>name=value</c>.</summary>
/// <param name="Style">Style of arrays and objects.</param>
/// <param name="Explode">Whether items and members stand apart.</param>
/// <param name="Encode">Encoding of names and values.</param>
/// <param name="EncodeValue">Encoding of values where it differs (<c>allowReserved</c>).</param>
/// <param name="ItemStyle">Style of lists within a list, or null.</param>
internal sealed record PairStyle(Style Style, bool Explode, Func<string, string> Encode, Func<string, string>? EncodeValue = null, Style? ItemStyle = null);

/// <summary>Values of query and form parameters as pairs: <c>form</c>, <c>spaceDelimited</c>, <c>pipeDelimited</c> and <c>deepObject</c>.</summary>
internal static class StyledPairs
{
    private const int DeepestObject = 8;

    /// <summary>The pairs in order; none for an empty array or object.</summary>
    public static IReadOnlyList<QueryItem> Of(string name, Sample value, PairStyle style)
    {
        var pairs = new List<QueryItem>();
        switch (value.Kind)
        {
            case SampleKind.Array or SampleKind.Object when style.Style == Style.DeepObject:
                Deep(name, value, style, pairs, 0);
                break;
            case SampleKind.Array when style.Explode:
                foreach (var item in value.Items)
                    pairs.Add(Joined(name, [item], style));
                break;
            case SampleKind.Object when style.Explode:
                foreach (var member in value.Members)
                    pairs.Add(Pair(member.Name, StyledText.Plain(member.Value), style));
                break;
            case SampleKind.Array when value.Items.Count > 0:
                pairs.Add(Joined(name, value.Items, style));
                break;
            case SampleKind.Object when value.Members.Count > 0:
                pairs.Add(Joined(name, [.. value.Members.SelectMany(member => (Sample[])[Sample.OfText(member.Name), member.Value])], style));
                break;
            case not (SampleKind.Array or SampleKind.Object):
                pairs.Add(Pair(name, value.Text, style));
                break;
        }

        return pairs;
    }

    /// <summary>One pair.</summary>
    public static QueryItem Pair(string name, string value, PairStyle style) =>
        new(name, value, $"{style.Encode(name)}={(style.EncodeValue ?? style.Encode)(value)}");

    private static QueryItem Joined(string name, List<Sample> values, PairStyle style)
    {
        var delimiter = ListDelimiter.Of(style.Style);
        var decoded = string.Join(delimiter.Text, values.Select(value => ListDelimiter.Item(value, style.ItemStyle)));
        var encoded = string.Join(delimiter.Encoded, values.Select(value => ListDelimiter.EncodedItem(value, style.ItemStyle, style.EncodeValue ?? style.Encode)));
        return new QueryItem(name, decoded, $"{style.Encode(name)}={encoded}");
    }

    private static void Deep(string name, Sample value, PairStyle style, List<QueryItem> pairs, int depth)
    {
        if (value.Kind == SampleKind.Object && depth < DeepestObject)
        {
            foreach (var member in value.Members)
                Deep($"{name}[{member.Name}]", member.Value, style, pairs, depth + 1);
        }
        else if (value.Kind == SampleKind.Array && depth < DeepestObject)
        {
            for (var at = 0; at < value.Items.Count; at++)
                Deep($"{name}[{at}]", value.Items[at], style, pairs, depth + 1);
        }
        else
        {
            pairs.Add(Pair(name, StyledText.Plain(value), style));
        }
    }
}
