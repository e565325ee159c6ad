using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Values;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Bodies;

/// <summary>
/// <c>application/x-www-form-urlencoded</c> bodies: arrays as repeated fields, objects as JSON, unless <c>encoding</c> says otherwise
/// (OpenAPI 3.0.3 §4.7.14.4, §4.7.15).
/// </summary>
internal static class FormFields
{
    /// <summary>The body; a value that is no object is the body's text.</summary>
    public static RequestBody Of(BodySample sample)
    {
        if (sample.Value is { Kind: SampleKind.Text or SampleKind.Number or SampleKind.Boolean } text)
            return new TextBody(sample.MediaType, PercentEncoding.FormText(text.Text), false);

        var fields = new List<QueryItem>();
        foreach (var member in sample.Value?.Members ?? [])
            fields.AddRange(Fields(member.Name, member.Value, sample.Encoding.ObjectMember(member.Name)));
        return new FormBody(sample.MediaType, fields);
    }

    private static IReadOnlyList<QueryItem> Fields(string name, Sample value, JsonElement encoding)
    {
        var style = encoding.TextMember("style") switch
        {
            "spaceDelimited" => Style.SpaceDelimited,
            "pipeDelimited" => Style.PipeDelimited,
            "tabDelimited" => Style.TabDelimited,
            "deepObject" => Style.DeepObject,
            "form" => Style.Form,
            _ => (Style?)null,
        };
        var pairs = new PairStyle(
            style ?? Style.Form,
            encoding.FlagMember("explode") ?? style is null or Style.Form or Style.DeepObject,
            PercentEncoding.FormComponent,
            encoding.FlagMember("allowReserved") == true ? PercentEncoding.ReservedComponent : null);
        var isJson = style is null && (value.Kind == SampleKind.Object || encoding.TextMember("contentType")?.Contains("json", StringComparison.OrdinalIgnoreCase) == true);
        return isJson ? [StyledPairs.Pair(name, SampleJson.Write(value), pairs)] : StyledPairs.Of(name, value, pairs);
    }
}
