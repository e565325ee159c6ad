using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What a build asked its models. Other processes ask where the engine's steps do not run in this one; what they were told is counted in the lake.</summary>
/// <param name="Calls">Replies that models gave.</param>
/// <param name="Reused">Requests whose response the lake had already; null where other processes asked.</param>
internal sealed record Replies(long Calls, long? Reused)
{
    /// <summary>Responses that the lake has before a build whose steps run in other processes; else 0.</summary>
    public static long Stored(BuildInputs inputs, IEngine engine, LocalLakeStore store) => AskElsewhere(inputs, engine) ? new LakeResponses(store).Count() : 0;

    /// <summary>What was asked.</summary>
    /// <param name="inputs">The build's models.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="store">Its lake.</param>
    /// <param name="before">What <see cref="Stored"/> said.</param>
    public static Replies Of(BuildInputs inputs, IEngine engine, LocalLakeStore store, long before)
    {
        var counts = inputs.Models.Meter.Counts;
        return AskElsewhere(inputs, engine) ? new(new LakeResponses(store).Count() - before, null) : new(counts.Calls, counts.Reused);
    }

    private static bool AskElsewhere(BuildInputs inputs, IEngine engine) => !inputs.Models.IsNone && engine.Name != Engines.Default;
}
