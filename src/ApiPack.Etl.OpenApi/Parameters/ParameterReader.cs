using System.Collections.Frozen;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>Reads an operation's parameters: the path's first, in their place overridden by the operation's of the same name and location.</summary>
internal sealed class ParameterReader(References references, SchemaSet schemas)
{
    private const int MostParameters = 250;

    // The client frames the message itself, and sends these with the values that are true.
    private static readonly FrozenSet<string> Framing = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "content-length", "transfer-encoding", "host");

    private static readonly FrozenSet<string> Ignored = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "accept", "content-type", "authorization");

    // Many operations refer to the same few parameters.
    private readonly Dictionary<string, Parameter?> referenced = new(StringComparer.Ordinal);

    /// <summary>The parameters in order; ignored ones (OpenAPI 3.1 §4.8.12.2.1: headers Accept, Content-Type, Authorization; 2.0 ignores none) and those that frame the message left out.</summary>
    public IReadOnlyList<Parameter> Read(OperationSite site)
    {
        var parameters = new List<Parameter>();
        Add(site.Item.TryMember("parameters", out var shared) ? shared : default, parameters);
        Add(site.Operation.TryMember("parameters", out var own) ? own : default, parameters);
        return parameters;
    }

    private void Add(JsonElement declared, List<Parameter> to)
    {
        if (declared.ValueKind != JsonValueKind.Array)
            return;
        foreach (var item in declared.EnumerateArray())
        {
            if ((item.TextMember("$ref") is { } reference ? Referenced(reference, item) : ReadOne(item)) is not { } parameter || to.Count >= MostParameters)
                continue;
            if (IndexOf(to, parameter) is >= 0 and var place)
                to[place] = parameter;
            else
                to.Add(parameter);
        }
    }

    private static int IndexOf(List<Parameter> parameters, Parameter other)
    {
        for (var at = 0; at < parameters.Count; at++)
        {
            if (parameters[at].Location == other.Location && parameters[at].Key == other.Key)
                return at;
        }

        return -1;
    }

    private Parameter? Referenced(string reference, JsonElement item)
    {
        if (referenced.TryGetValue(reference, out var known))
            return known;
        var parameter = ReadOne(references.Resolve(item));
        if (parameter is not null)
            parameter = parameter with { IsShared = true };
        referenced.Add(reference, parameter);
        return parameter;
    }

    private Parameter? ReadOne(JsonElement source)
    {
        if (source.TextMember("name")?.Trim() is not { Length: > 0 } name || LocationOf(source) is not { } location || (location == Location.Header && IsIgnored(name)))
            return null;

        var style = StyleOf(source, location);
        var (mediaType, content) = Content(source);
        return new Parameter
        {
            Source = content.ValueKind == JsonValueKind.Object ? content : source,
            Name = name,
            Location = location,
            Style = style,
            ItemStyle = references.IsVersion2 ? ItemStyle(source) : null,
            Explode = source.FlagMember("explode") ?? style is Style.Form or Style.DeepObject,
            AllowReserved = source.FlagMember("allowReserved") ?? (location == Location.Path && (source.FlagMember("x-ms-skip-url-encoding") ?? false)),
            Required = location == Location.Path || (source.FlagMember("required") ?? false),
            Schema = SchemaOf(source) ?? SchemaOf(content),
            MediaType = mediaType,
        };
    }

    private Schema? SchemaOf(JsonElement source) =>
        source.TryMember("schema", out var schema) && schema.ValueKind == JsonValueKind.Object ? schemas.Read(schema) : null;

    private (string? MediaType, JsonElement Content) Content(JsonElement source)
    {
        var content = source.ObjectMember("content");
        if (content.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in content.EnumerateObject())
                return (member.SafeName(), references.Resolve(member.Value));
        }

        return (null, default);
    }

    private static Location? LocationOf(JsonElement source) => source.TextMember("in")?.ToLowerInvariant() switch
    {
        "path" => Location.Path,
        "query" => Location.Query,
        "header" => Location.Header,
        "cookie" => Location.Cookie,
        _ => null,
    };

    private bool IsIgnored(string header) => Framing.Contains(header) || (!references.IsVersion2 && Ignored.Contains(header));

    private static Style? ItemStyle(JsonElement source) => source.ObjectMember("schema").ObjectMember("items").TextMember("collectionFormat") switch
    {
        "ssv" => Style.SpaceDelimited,
        "tsv" => Style.TabDelimited,
        "pipes" => Style.PipeDelimited,
        _ => Style.Form,
    };

    private static Style StyleOf(JsonElement source, Location location) => (source.TextMember("style"), location) switch
    {
        ("label", Location.Path) => Style.Label,
        ("matrix", Location.Path) => Style.Matrix,
        ("spaceDelimited", _) => Style.SpaceDelimited,
        ("pipeDelimited", _) => Style.PipeDelimited,
        ("tabDelimited", _) => Style.TabDelimited,
        ("deepObject", Location.Query) => Style.DeepObject,
        (_, Location.Query or Location.Cookie) => Style.Form,
        _ => Style.Simple,
    };
}
