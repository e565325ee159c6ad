using System.Globalization;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>
/// One run of a row stage. Its input goes as JSON lines through worker processes; what they say is written once, and then read for the kept rows,
/// the rejected ones and the trailers, whose sums must be those of the rows that Spark itself has counted.
/// </summary>
internal sealed class RowStageRun<TIn, TOut>(Parts parts, RowStage<TIn, TOut> stage, TaskMeter meter)
{
    private const string Documents = "apipack_documents";
    private const int ShownRows = 5;

    // Spark cuts a range into as many parts as it has cores.
    private const int ManyRows = 1_000_000;

    private readonly string marks = parts.Work.NewFolder();
    private readonly TableColumn[] columns = [.. stage.Step.Output.Columns.Select(column => new TableColumn(column.Name, SparkTypes.Sql(column.Type)))];

    public static Task<StageResult> Run(Parts parts, RowStage<TIn, TOut> stage, TaskMeter meter, CancellationToken cancellation) =>
        new RowStageRun<TIn, TOut>(parts, stage, meter).Run(cancellation);

    private async Task<StageResult> Run(CancellationToken cancellation)
    {
        var writer = new TableWriter(parts, meter);
        var rejects = new RejectRows(parts, writer, stage.Name);
        var outcomes = new Outcomes(stage.Name, columns);
        var said = outcomes.Parsed(Transformed(await WindowArguments(cancellation)));
        FileReading[] handed = [.. stage.Files.Where(FileReading.Takes).Select((root, number) => new FileReading(root, number))];
        var rows = Rows(handed);
        var input = Plans.Observed(HandedFiles.Join(handed, rows), "read", Outcomes.InputMetrics);
        var relation = Plans.Observed(Plans.Sql(said, (Documents, input)), "written", outcomes.Metrics);
        var (folder, observed) = await WorkersOutput(writer.WriteScratch(relation, said, cancellation));
        await parts.Catalog.View(outcomes.View, [folder], outcomes.Columns, folder, cancellation);
        observed = await OutcomeCounts.Complete(parts.Session, observed, outcomes.Metrics, Sql.Name(outcomes.View), cancellation);
        observed = await OutcomeCounts.Complete(parts.Session, observed, Outcomes.InputMetrics, $"({rows})", cancellation);
        var units = outcomes.Checked(observed);
        if (observed["rows_rejected"] > 0)
            await rejects.Add(outcomes.Rejected, cancellation);
        var kept = await UniqueRows.KeepFirst(parts, writer, stage, columns, outcomes.Kept, rejects, cancellation);
        var files = await writer.Write(stage, kept, stage.ApiId is null ? null : stage.ApiIdColumn, cancellation);
        Directory.Delete(folder, recursive: true);
        return await StageTable.Close(parts, stage, columns, files, new StageAccount(units, rejects, meter), cancellation);
    }

    // An error of Spark's tells how a worker ended, but not of which row.
    private async Task<T> WorkersOutput<T>(Task<T> written)
    {
        try
        {
            return await written;
        }
        catch (SparkException failure) when (RowMark.Left(marks) is { Count: > 0 } rows)
        {
            throw new SparkException(
                $"stage {stage.Name}: a worker died at or right after {string.Join(", or ", rows.Take(ShownRows))}: leave that out, or give workers what they lack, and run the build again, which goes on from what is done\n{failure.Message}", failure);
        }
        catch (SparkException missing) when (FileListing.IsUnseen(missing) && stage.Files.Any())
        {
            throw FileListing.Unseen(stage.Files, missing);
        }
    }

    // A SELECT of the rows' documents, and of the columns that find their files where these are handed over.
    private string Rows(FileReading[] files)
    {
        var inputs = stage.Step.Input.Columns;
        return stage switch
        {
            { Source: { } source, Rows: null } => $"SELECT {JsonRows.Document(inputs)}{(files.Length == 0 ? "" : ", source, path, bytes")} FROM {JsonRows.Named(source, inputs)}",
            { Source: null, Rows: { } given } when files.Length == 0 => $"SELECT value AS document FROM {Lines(given)}",
            { Source: null, Rows: { } given } => $"SELECT value AS document, file.* FROM (SELECT value, from_json(value, {Sql.Text(HandedFiles.Columns)}) AS file FROM {Lines(given)}) AS t",
            _ => throw new InvalidOperationException($"stage {stage.Name}: give either a source or rows"),
        };
    }

    // Rows that wait for a model are as many in all workers together as they would be in one process.
    private async Task<IReadOnlyList<string>> WindowArguments(CancellationToken cancellation)
    {
        if (stage.Step is not IAsyncRowStep<TIn, TOut> waiting)
            return [];
        var workers = await parts.Session.Long($"SELECT count(DISTINCT part) FROM (SELECT spark_partition_id() AS part FROM range(0, {ManyRows})) AS p", cancellation);
        return ["--in-flight", string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, waiting.InFlight / Math.Max(1, workers))}")];
    }

    private string Transformed(IReadOnlyList<string> window)
    {
        var command = string.Join(' ', new[] { "exec", Shell.Word(parts.Worker), "step", Shell.Word(stage.Step.Name), "--marks", Shell.Word(marks) }.Concat(window).Concat(stage.WorkerArguments.Select(Shell.Word)));
        return $"SELECT TRANSFORM(document) ROW FORMAT DELIMITED USING {Sql.Text(command)} AS (value STRING) ROW FORMAT DELIMITED FROM {Documents}";
    }

    private string Lines(IEnumerable<TIn> rows) => $"text.`file:{WriteLines(rows)}`";

    private string WriteLines(IEnumerable<TIn> rows)
    {
        var path = parts.Work.NewFile();
        using var file = File.Create(path);
        using var lines = new JsonLineWriter(file);
        var writer = new JsonRowWriter(lines.Json, stage.Step.Input.Columns);
        foreach (var row in rows)
        {
            writer.Write(row, stage.Step.Input.Write);
            lines.EndLine();
        }

        lines.Flush();
        return path;
    }
}
