using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Tests.Calls;
using ApiPack.Etl.Tests.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Execution.Sampling;

/// <summary>What is run: the golden requests, random ones of one seed, and a stratified sample of the corpus.</summary>
internal static class ExecutionSample
{
    private const int Corpus = 320;
    private const int FileStep = 20;
    private const int Random = 150;
    private const int RandomSize = 12;

    private static readonly Lazy<IReadOnlyList<Operation>> Made = new(static () =>
    [
        .. GoldenRequests.Names.Select(static name => new Operation($"golden/{name}", GoldenRequests.Read(name))),
        .. RandomRequests.All.Generator.Where(IsSayable).Sample(Size("APIPACK_EXECUTION_RANDOM", Random), new Rnd(20), RandomSize).Select(static (request, at) => new Operation($"random/{at}", request)),
    ]);

    private static readonly Lazy<IReadOnlyList<Operation>> Drawn =
        new(static () => [.. OfNoCorpus, .. StratifiedSample.Take(CorpusOperations.InBothModes(FileStep), Size("APIPACK_EXECUTION_SAMPLE", Corpus))]);

    /// <summary>The golden requests and the random ones.</summary>
    public static IReadOnlyList<Operation> OfNoCorpus => Made.Value;

    /// <summary>All of it, drawn once. <c>APIPACK_EXECUTION_SAMPLE</c> and <c>APIPACK_EXECUTION_RANDOM</c> say how many of the corpus and of the random ones.</summary>
    public static IReadOnlyList<Operation> All => Drawn.Value;

    /// <summary>False for a form with files and an equals sign in a name, at which cURL ends the name.</summary>
    private static bool IsSayable(Request request) =>
        !(request.Body is MultipartBody form && form.Parts.Any(static part => part.FileName is not null) && form.Parts.Any(static part => part.Name.Contains('=', StringComparison.Ordinal)));

    /// <summary>How many a variable of the environment asks for, or the usual number.</summary>
    public static int Size(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text) : usual;
}
