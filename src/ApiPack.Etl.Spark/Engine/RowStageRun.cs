using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows.Json;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>
/// One run of a row stage. Its input goes as JSON lines through worker processes; what they say is written once, and then read for the kept rows,
/// the rejected ones and the trailers, whose sums must be those of the rows that Spark itself has counted.
/// </summary>
internal sealed class RowStageRun<TIn, TOut>(Parts parts, RowStage<TIn, TOut> stage, TaskMeter meter)
{
    private const string Documents = "apipack_documents";
    private const int ShownRows = 5;

    private readonly string marks = parts.Work.NewFolder();
    private readonly TableColumn[] columns = [.. stage.Step.Output.Columns.Select(column => new TableColumn(column.Name, SparkTypes.Sql(column.Type)))];

    public static Task<StageResult> Run(Parts parts, RowStage<TIn, TOut> stage, TaskMeter meter, CancellationToken cancellation) =>
        new RowStageRun<TIn, TOut>(parts, stage, meter).Run(cancellation);

    private async Task<StageResult> Run(CancellationToken cancellation)
    {
        var writer = new TableWriter(parts, meter);
        var rejects = new RejectRows(parts, writer, stage.Name);
        var outcomes = new Outcomes(stage.Name, columns);
        var said = outcomes.Parsed(Transformed());
        var input = Input();
        var relation = Plans.Observed(Plans.Sql(said, Documents, Counted(input)), "written", outcomes.Metrics);
        var (folder, observed) = await WorkersOutput(writer.WriteScratch(relation, said, cancellation));
        await parts.Catalog.View(outcomes.View, [folder], outcomes.Columns, folder, cancellation);
        observed = await OutcomeCounts.Complete(parts.Session, observed, outcomes.Metrics, Sql.Name(outcomes.View), cancellation);
        observed = await OutcomeCounts.Complete(parts.Session, observed, Outcomes.InputMetrics, $"({input})", cancellation);
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
    }

    private string Input() => stage switch
    {
        { Source: { } source, Rows: null } => $"SELECT {JsonRows.Document(stage.Step.Input.Columns)} FROM {JsonRows.Named(source, stage.Step.Input.Columns)}",
        { Source: null, Rows: { } rows } => $"SELECT value AS document FROM text.`file:{WriteLines(rows)}`",
        _ => throw new InvalidOperationException($"stage {stage.Name}: give either a source or rows"),
    };

    // The input rows are counted where they leave for the workers.
    private static Relation Counted(string input) =>
        Plans.Observed(Plans.Sql($"SELECT document FROM ({input}) AS d DISTRIBUTE BY document"), "read", Outcomes.InputMetrics);

    private string Transformed()
    {
        var command = string.Join(' ', new[] { "exec", Shell.Word(parts.Worker), "step", Shell.Word(stage.Step.Name), "--marks", Shell.Word(marks) }.Concat(stage.WorkerArguments.Select(Shell.Word)));
        return $"SELECT TRANSFORM(document) ROW FORMAT DELIMITED USING {Sql.Text(command)} AS (value STRING) ROW FORMAT DELIMITED FROM {Documents}";
    }

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
