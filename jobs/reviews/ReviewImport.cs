using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Jobs.Commands;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Reviews;

namespace ApiPack.Etl.Jobs.Reviews;

/// <summary>Takes a person's reviewed examples into a lake: all lines of a file, or none.</summary>
/// <param name="folder">The lake.</param>
/// <param name="table">Its reviews.</param>
/// <param name="reviewer">Who reviewed them.</param>
internal sealed class ReviewImport(LakeFolder folder, ReviewTable table, string reviewer)
{
    private static readonly string ReviewsSql = $"SELECT {Sql.Names(ReviewRow.Schema.Columns.Select(column => column.Name))} FROM {ReviewTable.Name}";

    /// <summary>Adds a review for each line that says something new.</summary>
    /// <exception cref="InputException">A line is of a version or an endpoint that the lake lacks; or another import came in between.</exception>
    public ReviewCounts Run(IReadOnlyList<ReviewLine> lines, CancellationToken cancellation)
    {
        var examples = Examples(lines);
        var before = table.Read();
        using var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = folder.Path, Threads = 1 });
        engine.Register(before.Table);
        var known = engine.Read(ReviewsSql, ReviewRow.Schema).ToArray();
        var sequence = known.Select(row => row.Sequence).DefaultIfEmpty().Max() + 1;
        var reviews = lines.Where(line => line.Approved || line.Instruction != examples[line].Instruction).Select(line => Row(line, examples[line], sequence)).ToArray();
        var imported = known.Select(row => row with { Sequence = sequence }).ToHashSet();
        ReviewRow[] added = [.. reviews.Where(row => !imported.Contains(row)).OrderBy(row => row.EndpointId, StringComparer.Ordinal)];
        if (added.Length > 0)
        {
            Add(before, engine.Run(Stage(added), null, cancellation).Table.Files);
        }

        return new ReviewCounts(
            Edited: added.Count(row => row.Instruction != row.PreviousInstruction),
            Approved: added.Count(row => row.Instruction == row.PreviousInstruction),
            Unchanged: lines.Count - reviews.Length,
            KnownAlready: reviews.Length - added.Length);
    }

    private Dictionary<ReviewLine, ReviewableExample> Examples(IReadOnlyList<ReviewLine> lines)
    {
        var examples = new Dictionary<ReviewLine, ReviewableExample>();
        foreach (var version in lines.GroupBy(line => line.Version))
        {
            var byEndpoint = version.ToDictionary(line => line.EndpointId);
            using var engine = Engine(version.First());
            foreach (var example in engine.Read(ResourceFile.Read("04-examples/reviewable.sql"), ReviewableExample.Schema))
            {
                if (byEndpoint.TryGetValue(example.EndpointId, out var line))
                {
                    examples.Add(line, example);
                }
            }
        }

        return lines.FirstOrDefault(line => !examples.ContainsKey(line)) is { } unknown
            ? throw new InputException($"{unknown.Place}: version {unknown.Version} has no endpoint \"{unknown.EndpointId}\"; leave version and endpoint_id as they were exported")
            : examples;
    }

    private DuckDbEngine Engine(ReviewLine line)
    {
        try
        {
            return folder.Engine(folder.Versions.Read(line.Version));
        }
        catch (InputException wrong)
        {
            throw new InputException($"{line.Place}: {wrong.Message}", wrong);
        }
    }

    private ReviewRow Row(ReviewLine line, ReviewableExample example, long sequence) => new()
    {
        Sequence = sequence,
        EndpointId = example.EndpointId,
        ApiId = example.ApiId,
        Instruction = line.Instruction,
        PreviousInstruction = example.Instruction,
        Reviewer = reviewer,
        Version = line.Version,
    };

    private static RowStage<ReviewRow, ReviewRow> Stage(IEnumerable<ReviewRow> rows) => new()
    {
        Name = ReviewTable.Name,
        Scope = StageScope.Whole,
        Step = new ReviewStep(),
        Rows = rows,
        OrderBy = ["endpoint_id"],
    };

    private void Add(ReviewSnapshot before, IReadOnlyList<TableFile> files)
    {
        if (!table.TryAdd(before, files, new CommitInfo { Engine = Publish.Tool }))
        {
            throw new InputException("another import was made meanwhile; nothing was imported: run the import again");
        }
    }
}

/// <summary>What became of the lines of an import.</summary>
/// <param name="Edited">New reviews with another instruction.</param>
/// <param name="Approved">New reviews that approve an instruction as it is.</param>
/// <param name="Unchanged">Lines that say nothing.</param>
/// <param name="KnownAlready">Lines that an earlier import brought.</param>
internal sealed record ReviewCounts(int Edited, int Approved, int Unchanged, int KnownAlready);
