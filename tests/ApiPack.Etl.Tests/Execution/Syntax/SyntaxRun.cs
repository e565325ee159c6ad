using ApiPack.Etl.Tests.Execution.Runners;

namespace ApiPack.Etl.Tests.Execution.Syntax;

/// <summary>Has a language's own parser read snippets, all in one process.</summary>
internal static class SyntaxRun
{
    /// <summary>What is wrong with each snippet, in order; empty where it is accepted.</summary>
    public static async Task<IReadOnlyList<string>> Faults(Runner parser, IReadOnlyList<string> snippets)
    {
        var folder = Directory.CreateTempSubdirectory("apipack-syntax-");
        try
        {
            for (var at = 0; at < snippets.Count; at++)
                File.WriteAllText(Path.Combine(folder.FullName, NameOf(at, parser)), snippets[at]);
            var answers = await RunnerProcess.Answers(parser, folder.FullName, folder.FullName);
            return [.. snippets.Select((_, at) => answers.GetValueOrDefault(NameOf(at, parser), "the parser said nothing of it"))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string NameOf(int at, Runner parser) => $"{at:D6}{parser.Extension}";
}
