using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>
/// What the walks of one document made of its schemas, so that a schema met again costs one look instead of a walk. A visit may be taken
/// over only where walking again would surely give the same; <see cref="SampleWalk"/> tells that. The visits hang on their schemas.
/// </summary>
internal sealed class SampleMemory
{
    private const int MostVisits = 1 << 16;
    private const int MostOfOneSchema = 48;

    private int count;

    /// <summary>The latest of the target's visits, or null.</summary>
    public RememberedVisit? Of(Schema target) => target.LatestVisit is { } visit && visit.Memory == this ? visit : null;

    /// <summary>Keeps a visit of the target, unless there are too many.</summary>
    public void Keep(Schema target, RememberedVisit visit)
    {
        var earlier = Of(target);
        if (count >= MostVisits || earlier?.Number >= MostOfOneSchema)
            return;
        count++;
        visit.Memory = this;
        visit.Earlier = earlier;
        visit.Number = (earlier?.Number ?? 0) + 1;
        target.LatestVisit = visit;
    }
}

/// <summary>What a visit depends on besides its schema.</summary>
/// <param name="Strict">As of the attempt.</param>
/// <param name="MostDocumentedBytes">As of the attempt.</param>
/// <param name="OptionalLeft">Nesting from which optional properties are left out, from here: 0 when that is here.</param>
/// <param name="Reference">The reference by which the schema is visited, or null.</param>
/// <param name="PropertyName">The property's name, null where it does not count.</param>
internal readonly record struct VisitKey(bool Strict, int MostDocumentedBytes, int OptionalLeft, string? Reference, string? PropertyName);

/// <summary>A visit's result, with all that it did to the walk.</summary>
internal sealed class RememberedVisit
{
    /// <summary>Whose it is, null until it is kept.</summary>
    public SampleMemory? Memory { get; set; }

    /// <summary>What it depended on.</summary>
    public required VisitKey Key { get; init; }

    /// <summary>What it gave.</summary>
    public required Visited Visited { get; init; }

    /// <summary>Steps that it took.</summary>
    public required int Steps { get; init; }

    /// <summary>Bytes that it took in the end.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its traces.</summary>
    public required VisitTraces Traces { get; init; }

    /// <summary>The walk when it began.</summary>
    public required VisitStart Start { get; init; }

    /// <summary>The visit of the same schema that was kept before this one, or null.</summary>
    public RememberedVisit? Earlier { get; set; }

    /// <summary>How many visits of the schema are kept with this one.</summary>
    public int Number { get; set; }

    /// <summary>True when the visit would be the same under this key: one that left nothing out is also that of a later leaving out.</summary>
    public bool IsOf(in VisitKey key) =>
        Key.Strict == key.Strict
        && Key.MostDocumentedBytes == key.MostDocumentedBytes
        && (Key.OptionalLeft == key.OptionalLeft || (!Traces.Trimmed && Key.OptionalLeft < key.OptionalLeft))
        && Key.Reference == key.Reference
        && Key.PropertyName == key.PropertyName;
}

/// <summary>A walk at the start of a visit.</summary>
/// <param name="Depth">Nesting as it counts against the deepest.</param>
/// <param name="Visiting">Visits that are open.</param>
/// <param name="BytesLeft">Bytes that may still be sampled.</param>
internal readonly record struct VisitStart(int Depth, int Visiting, long BytesLeft);

/// <summary>What happened since a visit began.</summary>
internal record struct VisitTraces
{
    /// <summary>True when an optional property was left out.</summary>
    public bool Trimmed { get; set; }

    /// <summary>True when a schema was too deep to be visited: at another depth it may not be.</summary>
    public bool Ended { get; set; }

    /// <summary>Deepest nesting.</summary>
    public int Depth { get; set; }

    /// <summary>Most open visits.</summary>
    public int Visiting { get; set; }

    /// <summary>Fewest bytes left.</summary>
    public long BytesLeft { get; set; }

    /// <summary>Schemas that were referred to, by number, or null for none; where one of them is open already, it ends there.</summary>
    public Schema[]? Referenced { get; private set; }

    /// <summary>Adds a schema that is referred to.</summary>
    public void Refer(Schema target) => Referenced = SchemaUnion.Of(Referenced, target.Alone);

    /// <summary>These traces and later ones.</summary>
    public readonly VisitTraces Then(in VisitTraces later) => new()
    {
        Trimmed = Trimmed || later.Trimmed,
        Ended = Ended || later.Ended,
        Depth = Math.Max(Depth, later.Depth),
        Visiting = Math.Max(Visiting, later.Visiting),
        BytesLeft = Math.Min(BytesLeft, later.BytesLeft),
        Referenced = SchemaUnion.Of(Referenced, later.Referenced),
    };
}
