using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Bodies;

/// <summary>Builds an operation's body from its <c>requestBody</c> (OpenAPI 3.1 §4.8.13).</summary>
internal sealed class BodyBuilder(References references, SchemaSet schemas, Sampler sampler, SampleLimits limits)
{
    private const int CheckSteps = 5_000;

    /// <summary>The body, or null when none is declared, or a form without a field to send.</summary>
    /// <param name="declared">The operation's <c>requestBody</c>, of any type.</param>
    public BuiltBody? Build(JsonElement declared)
    {
        if (declared.ValueKind != JsonValueKind.Object)
            return null;
        var requestBody = references.Resolve(declared);
        if (requestBody.ValueKind == JsonValueKind.Undefined)
            return new BuiltBody(new TextBody("application/json", "{}", true), Sample.EmptyObject, false);

        var contents = new List<DeclaredContent>();
        var content = requestBody.ObjectMember("content");
        if (content.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in content.EnumerateObject())
                contents.Add(new(member.SafeName(), references.Resolve(member.Value)));
        }

        return MediaTypes.Choose(contents, entry => entry.Content.TryMember("schema", out var schema) && CanBe(MediaTypes.KindOf(entry.MediaType), schema)) is { } chosen
            ? Build(chosen.MediaType, chosen.Content)
            : null;
    }

    private static bool IsEmptyForm(RequestBody body) => body is FormBody { Fields.Count: 0 } or MultipartBody { Parts.Count: 0 };

    private BuiltBody? Build(string name, JsonElement content)
    {
        var schema = content.TryMember("schema", out var declared) ? schemas.Read(declared) : null;
        var mediaType = MediaTypes.Concrete(name);
        var kind = MediaTypes.KindOf(name);
        if (kind == BodyKind.Json && IsBinary(schema) && MediaTypes.Essence(name) is "*/*" or "application/*")
            (kind, mediaType) = (BodyKind.Binary, "application/octet-stream");
        if (kind == BodyKind.Binary)
            return new BuiltBody(new BinaryBody(mediaType, $"file{MediaTypes.Extension(mediaType)}"), null, false);

        var sampled = Example(content, schema, kind) is { } example ? new Sampled(example, false) : schema is null ? null : sampler.Of(schema);
        var sample = new BodySample(mediaType, schema, content.ObjectMember("encoding"), sampled?.Value);
        var body = Written(sample, kind);
        return IsEmptyForm(body) ? null : new BuiltBody(body, sampled?.Value, sampled?.Trimmed ?? false, sampled is { Satisfies: false });
    }

    private static RequestBody Written(BodySample sample, BodyKind kind) => kind switch
    {
        BodyKind.Json => new TextBody(sample.MediaType, SampleJson.Write(sample.Value ?? Sample.EmptyObject), true),
        BodyKind.Form => FormFields.Of(sample),
        BodyKind.Multipart => MultipartParts.Of(sample),
        BodyKind.Xml => new TextBody(sample.MediaType, XmlText.Write(sample), false),
        _ => new TextBody(sample.MediaType, StyledText.Plain(sample.Value ?? Sample.OfText("string")), false),
    };

    private Sample? Example(JsonElement content, Schema? schema, BodyKind kind)
    {
        foreach (var declared in Declared(content))
        {
            if (SampleReader.ReadOrNull(declared) is not { } value || value.JsonSize > limits.MaxBodyBytes)
                continue;
            if (kind is BodyKind.Xml or BodyKind.Text)
            {
                if (value.Kind == SampleKind.Text && value.Text.Length > 0)
                    return value;
                continue;
            }

            if (schema is null)
                return value;
            if (ReadOnlyPruning.Of(schema, value) is { } pruned && new SchemaCheck(CheckSteps).Accepts(schema, pruned))
                return pruned;
        }

        return null;
    }

    private IEnumerable<JsonElement> Declared(JsonElement content)
    {
        if (content.TryMember("example", out var example))
            yield return example;
        if (content.TryMember("examples", out var examples) && examples.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in examples.EnumerateObject())
            {
                if (references.Resolve(member.Value).TryMember("value", out var value))
                    yield return value;
            }
        }
    }

    /// <summary>False for a form of something that has no fields: another media type says it better.</summary>
    private bool CanBe(BodyKind kind, JsonElement declared)
    {
        if (kind is not (BodyKind.Form or BodyKind.Multipart))
            return true;
        var parts = schemas.Read(declared).Parts.All;
        return Array.TrueForAll(parts, static part => part.InferredType is null) || Array.Exists(parts, static part => part.Properties.Count > 0 || part.AdditionalProperties is not null || part.OneOf.Count > 0 || part.AnyOf.Count > 0);
    }

    private static bool IsBinary(Schema? schema) => schema?.Target is { Format: "binary" };
}
