namespace ApiPack.Etl.Core.Models;

/// <summary>Counts what models are asked, from any thread.</summary>
public sealed class ModelMeter
{
    private long calls;
    private long reused;
    private long promptTokens;
    private long completionTokens;

    /// <summary>What was counted until now.</summary>
    public ModelCounts Counts => new(
        Interlocked.Read(ref calls),
        Interlocked.Read(ref reused),
        new ModelUsage(Interlocked.Read(ref promptTokens), Interlocked.Read(ref completionTokens)));

    /// <summary>A model is asked, whatever comes of it.</summary>
    public void Called() => Interlocked.Increment(ref calls);

    /// <summary>A reply was there already, or another request brings it.</summary>
    public void Reused() => Interlocked.Increment(ref reused);

    /// <summary>A called model replied.</summary>
    public void Replied(ModelUsage usage)
    {
        Interlocked.Add(ref promptTokens, usage.PromptTokens);
        Interlocked.Add(ref completionTokens, usage.CompletionTokens);
    }
}

/// <summary>What models were asked.</summary>
/// <param name="Calls">Requests that went to a model.</param>
/// <param name="Reused">Requests that did not have to.</param>
/// <param name="Usage">Tokens of the calls' replies, as far as servers tell.</param>
public readonly record struct ModelCounts(long Calls, long Reused, ModelUsage Usage)
{
    /// <summary>What was asked since an earlier moment.</summary>
    public ModelCounts Since(ModelCounts earlier) => new(
        Calls - earlier.Calls,
        Reused - earlier.Reused,
        new ModelUsage(Usage.PromptTokens - earlier.Usage.PromptTokens, Usage.CompletionTokens - earlier.Usage.CompletionTokens));
}
