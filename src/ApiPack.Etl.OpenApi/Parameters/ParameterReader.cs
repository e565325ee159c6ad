using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>Reads an operation's parameters: the path's first, in their place overridden by the operation's of the same name and location.</summary>
internal sealed class ParameterReader(References references, SchemaSet schemas)
{
    private const int MostParameters = 250;

    // The client frames the message itself, and sends these with the values that are true.
    private static readonly HashSet<string> Framing = new(["content-length", "transfer-encoding", "host"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Ignored = new(["accept", "content-type", "authorization"], StringComparer.OrdinalIgnoreCase);

    // Many operations refer to the same few parameters.
    private readonly Dictionary<string, Parameter?> referenced = new(StringComparer.Ordinal);

    /// <summary>The parameters in order; ignored ones (OpenAPI 3.1 §4.8.12.2.1: headers Accept, Content-Type, Authorization; 2.0 ignores none) and those that frame the message left out.</summary>
    public List<Parameter> Read(OperationSite site)
    {
        var parameters = new List<Parameter>();
        Add(site.Item.TryMember("parameters", out var shared) ? shared : default, parameters);
        Add(site.Parameters, parameters);
        return parameters;
    }

    private void Add(JsonElement declared, List<Parameter> to)
    {
        if (declared.ValueKind != JsonValueKind.Array)
            return;
        foreach (var item in declared.EnumerateArray())
        {
            var members = new ParameterMembers(item);
            if ((members.Text(ParameterMember.Reference) is { } reference ? Referenced(reference, item) : ReadOne(item, in members)) is not { } parameter || to.Count >= MostParameters)
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
        var source = references.Resolve(item);
        var parameter = ReadOne(source, new ParameterMembers(source));
        if (parameter is not null)
            parameter = parameter with { IsShared = true };
        referenced.Add(reference, parameter);
        return parameter;
    }

    private Parameter? ReadOne(JsonElement source, in ParameterMembers members)
    {
        if (members.Text(ParameterMember.Name)?.Trim() is not { Length: > 0 } name || LocationOf(members.Text(ParameterMember.In)) is not { } location || (location == Location.Header && IsIgnored(name)))
            return null;

        var style = StyleOf(members.Text(ParameterMember.Style), location);
        var (mediaType, content) = Content(members[ParameterMember.Content]);
        var value = content.ValueKind == JsonValueKind.Object ? new ParameterMembers(content) : members;
        return new Parameter
        {
            Example = value[ParameterMember.Example],
            Examples = value[ParameterMember.Examples],
            Default = value[ParameterMember.Default],
            Name = name,
            Location = location,
            Style = style,
            ItemStyle = references.IsVersion2 ? ItemStyle(source) : null,
            Explode = members.Flag(ParameterMember.Explode) ?? style is Style.Form or Style.DeepObject,
            AllowReserved = members.Flag(ParameterMember.AllowReserved) ?? (location == Location.Path && (members.Flag(ParameterMember.SkipUrlEncoding) ?? false)),
            Required = location == Location.Path || (members.Flag(ParameterMember.Required) ?? false),
            Schema = SchemaOf(members[ParameterMember.Schema]) ?? SchemaOf(value[ParameterMember.Schema]),
            MediaType = mediaType,
        };
    }

    private Schema? SchemaOf(JsonElement declared) => declared.ValueKind == JsonValueKind.Object ? schemas.Read(declared) : null;

    private (string? MediaType, JsonElement Content) Content(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in content.EnumerateObject())
                return (member.SafeName(), references.Resolve(member.Value));
        }

        return (null, default);
    }

    private static Location? LocationOf(string? place) => place?.ToLowerInvariant() switch
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

    private static Style StyleOf(string? style, Location location) => (style, location) switch
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
