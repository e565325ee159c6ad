using System.Text.Json;
using ApiPack.Etl.OpenApi.CodeSamples;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Versions;

/// <summary>An OpenAPI 2.0 operation as a 3.0 one: its <c>body</c> or <c>formData</c> parameters become the request body.</summary>
internal static class OpenApi2Operation
{
    private const string Multipart = "multipart/form-data";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Writes the operation.</summary>
    public static void Write(Utf8JsonWriter writer, OperationSite site, References references)
    {
        var parameters = Effective(site, references);
        writer.WriteStartObject();
        foreach (var name in (string[])["operationId", "summary", "description", "security", .. CodeSampleFields.All])
            OpenApi2.Copy(writer, name, site.Operation);
        if (site.Operation.TryMember("schemes", out _))
            OpenApi2.WriteServers(writer, references.Root, site.Operation);
        writer.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            if (In(parameter) is not ("body" or "formdata"))
                OpenApi2Parameter.Write(writer, parameter);
        }

        writer.WriteEndArray();
        WriteBody(writer, site.Operation, references.Root, parameters);
        writer.WriteEndObject();
    }

    private static List<JsonElement> Effective(OperationSite site, References references)
    {
        var parameters = new OrderedDictionary<(string?, string?), JsonElement>();
        foreach (var declared in (JsonElement[])[site.Item.TryMember("parameters", out var shared) ? shared : default, site.Parameters])
        {
            if (declared.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var item in declared.EnumerateArray())
            {
                var parameter = references.Resolve(item);
                if (parameter.ValueKind == JsonValueKind.Object)
                    parameters[(In(parameter), parameter.TextMember("name"))] = parameter;
            }
        }

        return [.. parameters.Values];
    }

    private static void WriteBody(Utf8JsonWriter writer, JsonElement operation, JsonElement root, List<JsonElement> parameters)
    {
        var consumes = (operation.TryMember("consumes", out _) ? operation : root).ItemsOf("consumes").Select(item => item.TextOrNull()).OfType<string>().Distinct().ToList();
        var fields = parameters.FindAll(parameter => In(parameter) == "formdata" && parameter.TextMember("name") is { Length: > 0 });
        var body = parameters.FindLast(parameter => In(parameter) == "body");
        if (body.ValueKind == JsonValueKind.Undefined && fields.Count == 0)
            return;

        writer.WriteStartObject("requestBody");
        OpenApi2.Copy(writer, "required", body);
        writer.WriteStartObject("content");
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (var mediaType in consumes.DefaultIfEmpty("application/json"))
            {
                writer.WriteStartObject(mediaType);
                OpenApi2.Copy(writer, "schema", body);
                writer.WriteEndObject();
            }
        }
        else
        {
            var hasFile = fields.Exists(field => field.TextMember("type") == "file");
            var mediaType = hasFile || (consumes.Contains(Multipart) && !consumes.Contains(Form)) ? Multipart : Form;
            writer.WriteStartObject(mediaType);
            WriteFields(writer, fields);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, List<JsonElement> fields)
    {
        writer.WriteStartObject("schema");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.TextMember("name")!);
            OpenApi2Parameter.WriteSchema(writer, field);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var field in fields.Where(field => field.FlagMember("required") == true))
            writer.WriteStringValue(field.TextMember("name"));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartObject("encoding");
        foreach (var field in fields.Where(field => field.TextMember("type") == "array"))
        {
            writer.WriteStartObject(field.TextMember("name")!);
            OpenApi2Parameter.WriteStyle(writer, field);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string? In(JsonElement parameter) => parameter.TextMember("in")?.ToLowerInvariant();
}
