namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text is too short to say anything.</summary>
internal static class TooShort
{
    public static Rule Rule { get; } = new("too-short", 3.0, static reading => reading.Words < 4 || reading.Text.Length < 16 ? 1 : reading.Words < 6 ? 0.4 : 0);
}
