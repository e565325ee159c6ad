using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>One attempt at a sample: walks the schemas, counts its work, and remembers which references it is inside of.</summary>
internal sealed class SampleWalk(SampleLimits limits, SampleAttempt attempt, SampleMemory memory)
{
    private const int CheckSteps = 2_000;
    private const int DeepestVisit = 200;
    private const int StepsPerVisit = 4;
    private const double Spare = 1.5;

    private int visiting;
    private int stepsLeft = limits.MaxSteps;
    private VisitTraces traces = new() { BytesLeft = (long)(limits.MaxBodyBytes * Spare) };

    /// <summary>True when a value that breaks its schema is no value.</summary>
    public bool Strict { get; } = attempt.Strict;

    /// <summary>True once the work or the size went past its bound: the attempt has failed.</summary>
    public bool Spent => stepsLeft < 0 || BytesLeft < 0;

    /// <summary>Bytes that may still be sampled; a branch that is not taken gives its own back.</summary>
    public long BytesLeft
    {
        get;
        set
        {
            field = value;
            traces.BytesLeft = Math.Min(traces.BytesLeft, value);
        }
    } = (long)(limits.MaxBodyBytes * Spare);

    /// <summary>True once an optional property was left out for its depth.</summary>
    public bool Trimmed => traces.Trimmed;

    /// <summary>The schema's sample.</summary>
    public Visited Visit(Schema schema, in SampleContext context)
    {
        if (--stepsLeft < 0 || Spent)
            return default;
        if (schema.Target is not { } target)
            return default;
        if (target.Always is { } always)
            return new Visited(always ? Sample.Null : null, false, null);
        if (context.Depth > limits.MaxDepth || visiting >= DeepestVisit)
        {
            traces.Ended = true;
            return Ended(target);
        }

        visiting++;
        var visited = context.IsPart || !target.IsWorthRemembering ? Walked(schema, target, context) : RememberedOrWalked(schema, target, context);
        visiting--;
        return visited;
    }

    private Visited Walked(Schema schema, Schema target, in SampleContext context)
    {
        traces.Depth = Math.Max(traces.Depth, context.Depth);
        traces.Visiting = Math.Max(traces.Visiting, visiting);
        return schema.Reference is null ? Here(target, context) : Referenced(target, schema.Reference, context);
    }

    private Visited RememberedOrWalked(Schema schema, Schema target, in SampleContext context)
    {
        var optionalLeft = attempt.OptionalDepth == int.MaxValue ? int.MaxValue : Math.Max(0, attempt.OptionalDepth - context.Nesting);
        var key = new VisitKey(Strict, attempt.MostDocumentedBytes, optionalLeft, schema.Reference, target.IsNamedByProperty ? context.PropertyName : null);
        for (var visit = memory.Of(target); visit is not null; visit = visit.Earlier)
        {
            if (visit.IsOf(key) && TryTakeOver(visit, context))
                return visit.Visited;
        }

        var start = new VisitStart(context.Depth, visiting, BytesLeft);
        var (before, steps) = (traces, stepsLeft);
        traces = new VisitTraces { BytesLeft = BytesLeft };
        var visited = Walked(schema, target, context);
        if (stepsLeft >= 0 && traces.BytesLeft >= 0 && !IsAnyOpen(traces.Referenced))
            memory.Keep(target, new RememberedVisit { Key = key, Visited = visited, Steps = steps - stepsLeft, Bytes = start.BytesLeft - BytesLeft, Traces = traces, Start = start });
        traces = before.Then(traces);
        return visited;
    }

    /// <summary>Does to the walk what the visit did; false where walking again could end elsewhere: at a bound, or in a schema that is open here.</summary>
    private bool TryTakeOver(RememberedVisit visit, in SampleContext context)
    {
        var start = visit.Start;
        var deeper = context.Depth - start.Depth;
        var later = visit.Traces with
        {
            Depth = visit.Traces.Depth + deeper,
            Visiting = visit.Traces.Visiting + visiting - start.Visiting,
            BytesLeft = BytesLeft - (start.BytesLeft - visit.Traces.BytesLeft),
        };
        if (later.BytesLeft < 0 || stepsLeft < visit.Steps || later.Visiting > DeepestVisit
            || (visit.Traces.Ended ? deeper != 0 || visiting != start.Visiting : later.Depth > limits.MaxDepth)
            || IsAnyOpen(visit.Traces.Referenced))
            return false;
        stepsLeft -= visit.Steps;
        traces = traces.Then(later);
        BytesLeft -= visit.Bytes;
        return true;
    }

    private static bool IsAnyOpen(Schema[]? referenced) => referenced is not null && Array.Exists(referenced, static schema => schema.IsOpen);

    /// <summary>True when the sample leaves optional properties out at this nesting.</summary>
    public bool LeavesOut(in SampleContext context)
    {
        var left = context.Nesting >= attempt.OptionalDepth;
        traces.Trimmed |= left;
        return left;
    }

    /// <summary>The value where it satisfies the schema and is not too large to take over, else null.</summary>
    public Sample? Valid(Schema schema, Sample? value) =>
        value is not null && value.JsonSize <= attempt.MostDocumentedBytes && Accepts(schema, value) ? value : null;

    /// <summary>True when the value satisfies the schema.</summary>
    public bool Accepts(Schema schema, Sample value)
    {
        var check = new SchemaCheck(CheckSteps);
        var accepted = check.Accepts(schema, value);
        stepsLeft -= check.StepsUsed / StepsPerVisit;
        return accepted;
    }

    private Visited Referenced(Schema target, string reference, in SampleContext context)
    {
        traces.Refer(target);
        if (target.IsOpen)
            return Ended(target);
        target.IsOpen = true;
        var visited = Here(target, context);
        target.IsOpen = false;
        return visited with { Value = DiscriminatorRule.Named(this, target, reference, visited.Value, context) };
    }

    private Visited Here(Schema schema, in SampleContext context)
    {
        if (DocumentedValues.Example(this, schema) is { } example)
            return Counted(example, schema, schema.DeclaredType);
        if (DocumentedValues.Inferred(this, schema) is { } inferred)
            return Counted(inferred, schema, null);
        return schema.IsComposite ? CompositeSample.Make(this, schema, context) : Typed(schema, context);
    }

    /// <summary>The sample by the schema's type alone.</summary>
    public Visited Typed(Schema schema, in SampleContext context)
    {
        var type = schema.DeclaredType ?? context.InheritedType ?? schema.InferredType;
        return type switch
        {
            "object" => new Visited(ObjectSample.Make(this, schema, context), schema.ReadOnly, type),
            "array" => new Visited(ArraySample.Make(this, schema, context), schema.ReadOnly, type),
            "string" => Leaf(Sample.OfText(TextSample.Make(schema, context.PropertyName)), schema, type),
            "integer" or "number" => Leaf(NumberSample.Make(schema, type), schema, type),
            "boolean" => Leaf(Sample.True, schema, type),
            _ => Leaf(Sample.Null, schema, type),
        };
    }

    /// <summary>The value; a strict walk gives none that breaks its schema, so that what is optional is left out.</summary>
    private Visited Leaf(Sample value, Schema schema, string? type) =>
        Strict && schema.RestrictsLeaves && !LeafCheck.Satisfies(schema, value) ? new Visited(null, schema.ReadOnly, type) : Counted(value, schema, type);

    private Visited Counted(Sample value, Schema schema, string? type)
    {
        BytesLeft -= value.JsonSize;
        return new Visited(value, schema.ReadOnly, type);
    }

    private Visited Ended(Schema schema)
    {
        Sample? value = schema.InferredType switch
        {
            "object" => Sample.EmptyObject,
            "array" => Sample.EmptyArray,
            _ => null,
        };
        return new Visited(Valid(schema, value), schema.ReadOnly, schema.InferredType);
    }

    /// <summary>Counts bytes that are no value's own: names.</summary>
    public void Count(int bytes) => BytesLeft -= bytes;
}
