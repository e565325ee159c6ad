namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>A sentence stands twice.</summary>
internal static class Repeated
{
    public static Rule Rule { get; } = new("repeated", 2.6, static reading => reading.Sentences.Count > 1
        && reading.Sentences.DistinctBy(static sentence => sentence.Lower).Count() < reading.Sentences.Count ? 1 : 0);
}
