using ApiPack.Etl.OpenApi.Bodies;
using ApiPack.Etl.OpenApi.Values;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>Values of path and header parameters as text: <c>simple</c>, <c>label</c> and <c>matrix</c>.</summary>
internal static class StyledText
{
    /// <summary>A path parameter's text, encoded, with the prefix of its style.</summary>
    public static string Path(Parameter parameter, Sample value) => parameter.MediaType is { } mediaType ? PercentEncoding.Segment(Content(mediaType, value)) : parameter.Style switch
    {
        Style.Label => $".{Joined(parameter, value, parameter.Explode ? "." : ",", PercentEncoding.Segment)}",
        Style.Matrix => Matrix(parameter, value),
        _ when parameter.AllowReserved => Joined(parameter, value, ",", PercentEncoding.Path).Trim('/'),
        _ => Joined(parameter, value, ListDelimiter.Of(parameter.Style).Encoded, PercentEncoding.Segment),
    };

    /// <summary>The text of a path parameter that keeps its place: the name in braces after the prefix of its style.</summary>
    public static string OpenPath(Parameter parameter) => parameter.Style switch
    {
        Style.Label => $".{{{parameter.Name}}}",
        Style.Matrix => $";{parameter.Name}={{{parameter.Name}}}",
        _ => $"{{{parameter.Name}}}",
    };

    /// <summary>A header's value on one line.</summary>
    public static string Header(Parameter parameter, Sample value) =>
        OneLine(parameter.MediaType is { } mediaType ? Content(mediaType, value) : Joined(parameter, value, ListDelimiter.Of(parameter.Style).Text, static text => text));

    /// <summary>A value in the media type of a parameter's <c>content</c>: JSON where that is asked for, texts in quotes then.</summary>
    public static string Content(string mediaType, Sample value) => MediaTypes.KindOf(mediaType) == BodyKind.Json ? SampleJson.Write(value) : Plain(value);

    /// <summary>A value as text: a text itself, anything else as JSON.</summary>
    public static string Plain(Sample value) => value.Kind is SampleKind.Array or SampleKind.Object ? SampleJson.Write(value) : value.Text;

    /// <summary>The text without line ends and other control characters that no header may hold.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.Contains('\x7f', StringComparison.Ordinal))
            return text;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var at = 0; at < span.Length; at++)
                span[at] = char.IsControl(from[at]) && from[at] != '\t' ? ' ' : from[at];
        }).Trim();
    }

    private static string Joined(Parameter parameter, Sample value, string delimiter, Func<string, string> encode)
    {
        return value.Kind switch
        {
            SampleKind.Array => string.Join(delimiter, value.Items.Select(item => ListDelimiter.EncodedItem(item, parameter.ItemStyle, encode))),
            SampleKind.Object => string.Join(delimiter, value.Members.Select(member => $"{encode(member.Name)}{(parameter.Explode ? '=' : ',')}{encode(Plain(member.Value))}")),
            _ => encode(value.Text),
        };
    }

    private static string Matrix(Parameter parameter, Sample value)
    {
        var name = PercentEncoding.Segment(parameter.Name);
        return (value.Kind, parameter.Explode) switch
        {
            (SampleKind.Array, true) => string.Concat(value.Items.Select(item => $";{name}={PercentEncoding.Segment(Plain(item))}")),
            (SampleKind.Object, true) => string.Concat(value.Members.Select(member => $";{PercentEncoding.Segment(member.Name)}={PercentEncoding.Segment(Plain(member.Value))}")),
            _ => $";{name}={Joined(parameter, value, ",", PercentEncoding.Segment)}",
        };
    }
}
