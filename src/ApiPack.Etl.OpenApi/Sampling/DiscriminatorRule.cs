using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Sets a discriminator's property to the value that names the schema sampled (OpenAPI 3.1 §4.8.25).</summary>
internal static class DiscriminatorRule
{
    /// <summary>The sample of a referenced schema whose <c>allOf</c> carries a discriminator.</summary>
    public static Sample? Named(Schema target, string reference, Sample? sample)
    {
        if (sample?.Kind != SampleKind.Object || (target.Discriminator is null && target.AllOf is null))
            return sample;
        foreach (var part in target.Parts.All)
        {
            if (part.Discriminator is { } discriminator && part.OneOf.Count == 0 && part.AnyOf.Count == 0)
                return WithValue(target, discriminator, reference, sample);
        }

        return sample;
    }

    /// <summary>The sample of a <c>oneOf</c> or <c>anyOf</c> whose branch was chosen.</summary>
    public static Sample Chosen(Schema schema, Schema? branch, Sample sample) =>
        schema.Discriminator is { } discriminator && branch?.Reference is { } reference
            ? WithValue(branch, discriminator, reference, sample)
            : sample;

    private static Sample WithValue(Schema schema, Discriminator discriminator, string reference, Sample sample)
    {
        var current = sample.Find(discriminator.Property);
        var declared = schema.Parts.Property(discriminator.Property);
        if (current is null && declared is null && !schema.Parts.Required.Contains(discriminator.Property))
            return sample;

        var value = Sample.OfText(discriminator.ValueOf(reference));
        if (declared is not null && !new SchemaCheck(64).Accepts(declared, value))
            return sample;
        return sample.With(discriminator.Property, value);
    }
}
