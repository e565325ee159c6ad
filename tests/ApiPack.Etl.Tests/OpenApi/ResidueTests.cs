using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;
using Xunit.Abstractions;

namespace ApiPack.Etl.Tests.OpenApi;

/// <summary>What a failing generator leaves behind, looked for in every call of the corpus; runs where <c>APIPACK_CORPUS</c> names its folder.</summary>
public class ResidueTests(ITestOutputHelper output)
{
    private const int MostFiles = 2;

    [SkippableTheory]
    [InlineData(ArgumentMode.Placeholder)]
    [InlineData(ArgumentMode.Filled)]
    public void No_call_of_the_corpus_holds_what_no_document_asked_for(ArgumentMode mode)
    {
        var root = Environment.GetEnvironmentVariable("APIPACK_CORPUS");
        Skip.If(root is null || !Directory.Exists(root), "APIPACK_CORPUS names no folder");
        var found = new ConcurrentBag<string>();
        long operations = 0, calls = 0;

        Parallel.ForEach(Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories), new ParallelOptions { MaxDegreeOfParallelism = MostFiles }, path =>
        {
            var content = File.ReadAllBytes(path);
            var name = Path.GetRelativePath(root, path);
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 256 });
            var residues = new Residues(Encoding.UTF8.GetString(content), document.RootElement, mode);
            var step = new EndpointStep(new Reading.OneFile(content), null, mode) { RequireText = false };
            foreach (var outcome in step.Run(Reading.FileOf(content) with { Path = name }))
            {
                if (outcome.Reject is not null)
                    continue;
                Interlocked.Increment(ref operations);
                foreach (var residue in residues.In(outcome.Row, RequestCodec.Read(outcome.Row.Request)))
                    found.Add($"{residue} in {name} {outcome.Row.Method} {outcome.Row.Path}");
                foreach (var call in new CallStep().Run(InputOf(outcome.Row)))
                {
                    Interlocked.Increment(ref calls);
                    if (call.Reject is { } reject)
                        found.Add($"{reject.Reason} in {name} {outcome.Row.Method} {outcome.Row.Path}: {reject.Detail}");
                }
            }
        });

        output.WriteLine($"{mode}: {operations} operations, {calls} calls, {found.Count} residues");
        found.Order(StringComparer.Ordinal).ShouldBeEmpty();
        operations.ShouldBePositive();
    }

    private static CallInput InputOf(EndpointRow row) =>
        new() { EndpointId = row.EndpointId, Source = row.Source, ApiId = row.ApiId, Method = row.Method, Path = row.Path, Request = row.Request };
}
