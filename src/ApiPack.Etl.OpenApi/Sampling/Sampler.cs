using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>A sampled value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Trimmed">True when optional properties were left out to keep it within its bounds.</param>
/// <param name="Satisfies">False when no value was found that satisfies the schema: the value is one that comes near.</param>
internal sealed record Sampled(Sample Value, bool Trimmed, bool Satisfies = true);

/// <summary>
/// Samples of a document's schemas: deterministic, bounded and, where the schema can be satisfied, valid. Conventional values
/// (<c>"string"</c>, <c>0</c>, <c>true</c>) where they are valid.
/// </summary>
internal sealed class Sampler(SampleLimits limits)
{
    private const int SmallDocumentedValue = 256;

    private readonly Dictionary<Schema, Sampled> known = [];
    private readonly SampleMemory memory = new();

    /// <summary>The sample of a schema, made once for each that is referred to; behind a broken or external reference it is <c>{}</c>.</summary>
    public Sampled Of(Schema schema)
    {
        if (schema.Target is not { } target)
            return new Sampled(Sample.EmptyObject, false);
        if (schema.Reference is null)
            return Make(schema, target);
        if (!known.TryGetValue(target, out var sampled))
            known[target] = sampled = Make(schema, target);
        return sampled;
    }

    private Sampled Make(Schema schema, Schema target)
    {
        if (Attempt(schema, int.MaxValue, limits.MaxBodyBytes) is { } whole)
            return whole with { Trimmed = false };

        Sampled? best = null;
        foreach (var mostDocumented in (int[])[limits.MaxBodyBytes, SmallDocumentedValue])
        {
            for (var depth = 0; depth < limits.MaxDepth && Attempt(schema, depth, mostDocumented) is { } attempt; depth++)
            {
                best = attempt;
                if (!attempt.Trimmed)
                    break;
            }

            if (best is not null)
                break;
        }

        return best is null ? new Sampled(Smallest(target), true, false) : best with { Trimmed = true };
    }

    /// <summary>The strict sample, where nothing satisfies the whole the one that comes near; null when it is past its bounds.</summary>
    private Sampled? Attempt(Schema schema, int optionalDepth, int mostDocumented)
    {
        foreach (var strict in (bool[])[true, false])
        {
            var walk = new SampleWalk(limits, new SampleAttempt(optionalDepth, mostDocumented, strict), memory);
            var value = walk.Visit(schema, SampleContext.Root).Value;
            if (walk.Spent || value?.JsonSize > limits.MaxBodyBytes)
                return null;
            if (value is not null)
                return new Sampled(value, walk.Trimmed, strict);
        }

        return new Sampled(Smallest(schema.Target!), false, false);
    }

    private static Sample Smallest(Schema schema) => schema.InferredType switch
    {
        "array" => Sample.EmptyArray,
        "string" => Sample.OfText("string"),
        "integer" or "number" => Sample.OfNumber("0"),
        "boolean" => Sample.True,
        "null" => Sample.Null,
        _ => Sample.EmptyObject,
    };
}
