using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Versions;

/// <summary>An OpenAPI 2.0 parameter as a 3.0 one: type and bounds become its schema, <c>collectionFormat</c> its style.</summary>
internal static class OpenApi2Parameter
{
    private static readonly HashSet<string> NotOfSchema = new(StringComparer.Ordinal)
    {
        "name", "in", "required", "description", "collectionFormat", "allowEmptyValue", "schema",
    };

    /// <summary>Writes a parameter that is neither body nor form field.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement parameter)
    {
        writer.WriteStartObject();
        foreach (var name in (string[])["name", "in", "required", "description"])
            OpenApi2.Copy(writer, name, parameter);
        OpenApi2.Copy(writer, "example", parameter, "x-example");
        if (parameter.TextMember("type") == "array")
            WriteStyle(writer, parameter);
        writer.WritePropertyName("schema");
        WriteSchema(writer, parameter);
        writer.WriteEndObject();
    }

    /// <summary>Writes the schema of a parameter's value.</summary>
    public static void WriteSchema(Utf8JsonWriter writer, JsonElement parameter)
    {
        writer.WriteStartObject();
        foreach (var member in parameter.EnumerateObject())
        {
            var name = member.SafeName();
            if (NotOfSchema.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// Writes <c>style</c> and <c>explode</c> of an array: <c>csv</c> when nothing is said. 3.0 cannot say <c>tsv</c>, nor delimiters outside the query:
    /// <see cref="Parameters.ParameterReader"/> reads these too.
    /// </summary>
    public static void WriteStyle(Utf8JsonWriter writer, JsonElement parameter)
    {
        var format = parameter.TextMember("collectionFormat");
        var isInPairs = parameter.TextMember("in")?.ToLowerInvariant() is "query" or "formdata";
        writer.WriteString("style", format switch
        {
            "ssv" => "spaceDelimited",
            "tsv" => "tabDelimited",
            "pipes" => "pipeDelimited",
            _ => isInPairs ? "form" : "simple",
        });
        writer.WriteBoolean("explode", isInPairs && format == "multi");
    }
}
