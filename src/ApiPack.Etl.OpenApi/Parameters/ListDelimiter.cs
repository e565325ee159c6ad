using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>What stands between the items of a list that is not exploded.</summary>
/// <param name="Text">As a person reads it.</param>
/// <param name="Encoded">As it stands in a URL.</param>
internal readonly record struct ListDelimiter(string Text, string Encoded)
{
    /// <summary>The delimiter of a style.</summary>
    public static ListDelimiter Of(Style style) => style switch
    {
        Style.SpaceDelimited => new(" ", "%20"),
        Style.TabDelimited => new("\t", "%09"),
        Style.PipeDelimited => new("|", "%7C"),
        _ => new(",", ","),
    };

    /// <summary>A list's item as text: of a list within it the items, joined by the style that says how, else JSON.</summary>
    public static string Item(Sample item, Style? itemStyle) =>
        item.Kind == SampleKind.Array && itemStyle is { } style ? string.Join(Of(style).Text, item.Items.Select(StyledText.Plain)) : StyledText.Plain(item);

    /// <summary>A list's item, encoded; the delimiters of a list within it are not.</summary>
    public static string EncodedItem(Sample item, Style? itemStyle, Func<string, string> encode) =>
        item.Kind == SampleKind.Array && itemStyle is { } style
            ? string.Join(Of(style).Encoded, item.Items.Select(inner => encode(StyledText.Plain(inner))))
            : encode(StyledText.Plain(item));
}
