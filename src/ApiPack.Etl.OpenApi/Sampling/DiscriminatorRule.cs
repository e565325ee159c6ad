using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Sets a discriminator's property to the value that names the schema sampled (OpenAPI 3.1 §4.8.25).</summary>
internal static class DiscriminatorRule
{
    /// <summary>
    /// The sample of a referenced schema whose <c>allOf</c> carries a discriminator; where the discriminator's value names a schema under it that asks
    /// for more, that schema's sample.
    /// </summary>
    public static Sample? Named(SampleWalk walk, Schema target, string reference, Sample? sample, in SampleContext context)
    {
        if (sample?.Kind != SampleKind.Object || (target.Discriminator is null && target.AllOf is null))
            return sample;
        var named = sample;
        foreach (var part in target.Parts.All)
        {
            if (part.Discriminator is { } discriminator && part.OneOf.Count == 0 && part.AnyOf.Count == 0)
            {
                named = WithValue(target, discriminator, reference, sample);
                break;
            }
        }

        if (context.IsPart || Contradicting(walk, target, named) is not { } schema)
            return named;
        var value = named.Find(target.Discriminator!.Property)!;
        return walk.Visit(schema, context).Value?.With(target.Discriminator.Property, value) ?? (walk.Strict ? null : named);
    }

    /// <summary>The sample of a <c>oneOf</c> or <c>anyOf</c> whose branch was chosen.</summary>
    public static Sample Chosen(Schema schema, Schema? branch, Sample sample) =>
        schema.Discriminator is { } discriminator && branch?.Reference is { } reference
            ? WithValue(branch, discriminator, reference, sample)
            : sample;

    /// <summary>The schema under the target that the sample's own value names and that does not accept the sample, or null.</summary>
    private static Schema? Contradicting(SampleWalk walk, Schema target, Sample sample) =>
        target.Discriminator is { } discriminator && target.OneOf.Count == 0 && target.AnyOf.Count == 0
        && sample.Find(discriminator.Property) is { Kind: SampleKind.Text } value
        && target.Set.NamedBy(discriminator.NameOfValue(value.Text), target) is { } named && !walk.Accepts(named, sample)
            ? named
            : null;

    private static Sample WithValue(Schema schema, Discriminator discriminator, string reference, Sample sample)
    {
        var current = sample.Find(discriminator.Property);
        var declared = schema.Parts.Property(discriminator.Property);
        if (current is null && declared is null && !schema.Parts.Required.Contains(discriminator.Property))
            return sample;

        foreach (var name in (string?[])[discriminator.ValueOf(reference), schema.Target?.DiscriminatorValue])
        {
            if (name is not null && Sample.OfText(name) is var value && Array.TrueForAll(schema.Parts.All, part => part.Property(discriminator.Property) is not { } property || new SchemaCheck(64).Accepts(property, value)))
                return sample.With(discriminator.Property, value);
        }

        return sample;
    }
}
