namespace ApiPack.Etl.Jobs.DryRun;

/// <summary>What turns characters into tokens, and tokens into hours and money.</summary>
internal sealed record GpuAssumptions
{
    /// <summary>Characters of a token, above 0. The default is what prompts of this kind had: about 2,700 characters in 750 tokens.</summary>
    public double CharactersPerToken { get; init; } = 3.6;

    /// <summary>Tokens that a GPU reads in a second. The default is for 7 billion weights in 16 bits on an H100, at 400 TFLOP/s.</summary>
    public double PrefillRate { get; init; } = 28_000;

    /// <summary>Tokens that a GPU writes in a second, over all requests in flight. The default is for the same model and GPU.</summary>
    public double DecodeRate { get; init; } = 15_000;

    /// <summary>Price of a GPU hour in any currency, or null to tell of no cost.</summary>
    public double? GpuHourPrice { get; init; }

    /// <summary>Tokens of so many characters, rounded up.</summary>
    public long Tokens(long characters) => (long)Math.Ceiling(characters / CharactersPerToken);

    /// <summary>Hours of one GPU.</summary>
    /// <param name="read">Tokens that it reads.</param>
    /// <param name="written">Tokens that it writes.</param>
    public double Hours(long read, long written) => ((read / PrefillRate) + (written / DecodeRate)) / 3600;
}
