using ApiPack.Etl.Tests.Execution.Sampling;

namespace ApiPack.Etl.Tests.Execution.Syntax;

/// <summary>What is parsed: the golden requests, the random ones, and a stratified sample of the whole corpus.</summary>
internal static class SyntaxSample
{
    private const int Operations = 5000;

    private static readonly Lazy<IReadOnlyList<Operation>> Drawn = new(static () => StratifiedSample.Take(CorpusOperations.InOneMode(), ExecutionSample.Size("APIPACK_SYNTAX_SAMPLE", Operations)));

    /// <summary>Operations of the corpus, half of the files filled; <c>APIPACK_SYNTAX_SAMPLE</c> says how many.</summary>
    public static IReadOnlyList<Operation> OfCorpus => Drawn.Value;

    /// <summary>All of it, drawn once.</summary>
    public static IReadOnlyList<Operation> All => [.. ExecutionSample.OfNoCorpus, .. OfCorpus];
}
