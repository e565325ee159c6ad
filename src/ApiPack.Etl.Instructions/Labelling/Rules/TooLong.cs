namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text is longer than any request.</summary>
internal static class TooLong
{
    private const int Longest = 60;

    private const double Over = 90;

    public static Rule Rule { get; } = new("too-long", 2.8, static reading => Math.Clamp((reading.Words - Longest) / Over, 0, 1));
}
