namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>Nobody asks for anything: a title, a description, a remark.</summary>
internal static class NoRequest
{
    public static Rule Rule { get; } = new("no-request", 2.6, static reading => reading.Sentences.All(static sentence => sentence.Act == Act.Statement) ? 1 : 0);
}
