using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows.Json;
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

    private readonly TableColumn[] columns = [.. stage.Step.Output.Columns.Select(column => new TableColumn(column.Name, SparkTypes.Sql(column.Type)))];

    public static Task<StageResult> Run(Parts parts, RowStage<TIn, TOut> stage, TaskMeter meter, CancellationToken cancellation) =>
        new RowStageRun<TIn, TOut>(parts, stage, meter).Run(cancellation);

    private async Task<StageResult> Run(CancellationToken cancellation)
    {
        var writer = new TableWriter(parts, meter);
        var rejects = new RejectRows(parts, writer, stage.Name);
        var outcomes = new Outcomes(stage.Name, columns);
        var said = outcomes.Parsed(Transformed());
        var relation = Plans.Observed(Plans.Sql(said, (Documents, Input())), "written", outcomes.Metrics);
        var (folder, observed) = await Write(writer, relation, said, cancellation);
        var units = outcomes.Checked(observed);
        await parts.Catalog.View(outcomes.View, [folder], outcomes.Columns, folder, cancellation);
        if (observed["rows_rejected"] > 0)
            await rejects.Add(outcomes.Rejected, cancellation);
        var kept = await UniqueRows.KeepFirst(parts, writer, stage, columns, outcomes.Kept, rejects, cancellation);
        var files = await writer.Write(stage, kept, stage.ApiId is null ? null : stage.ApiIdColumn, cancellation);
        Directory.Delete(folder, recursive: true);
        return await StageTable.Close(parts, stage, columns, files, new StageAccount(units, rejects, meter), cancellation);
    }

    private async Task<(string Folder, IReadOnlyDictionary<string, long> Observed)> Write(TableWriter writer, Relation relation, string sql, CancellationToken cancellation)
    {
        try
        {
            return await writer.WriteScratch(relation, sql, cancellation);
        }
        catch (SparkException missing) when (FileListing.IsUnseen(missing) && stage.Files.Any())
        {
            throw FileListing.Unseen(stage.Files, missing);
        }
    }

    // The input rows are counted where they leave for the workers.
    private Relation Input()
    {
        FileReading[] files = [.. stage.Files.Where(FileReading.Takes).Select((root, number) => new FileReading(root, number))];
        var inputs = stage.Step.Input.Columns;
        var rows = stage switch
        {
            { Source: { } source, Rows: null } => $"SELECT {JsonRows.Document(inputs)}{(files.Length == 0 ? "" : ", source, path, bytes")} FROM {JsonRows.Named(source, inputs)}",
            { Source: null, Rows: { } given } when files.Length == 0 => $"SELECT value AS document FROM {Lines(given)}",
            { Source: null, Rows: { } given } => $"SELECT value AS document, file.* FROM (SELECT value, from_json(value, {Sql.Text(HandedFiles.Columns)}) AS file FROM {Lines(given)}) AS t",
            _ => throw new InvalidOperationException($"stage {stage.Name}: give either a source or rows"),
        };
        return Plans.Observed(HandedFiles.Join(files, rows), "read", Outcomes.InputMetrics);
    }

    private string Transformed()
    {
        var command = string.Join(' ', new[] { "exec", Shell.Word(parts.Worker), "step", Shell.Word(stage.Step.Name) }.Concat(stage.WorkerArguments.Select(Shell.Word)));
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
