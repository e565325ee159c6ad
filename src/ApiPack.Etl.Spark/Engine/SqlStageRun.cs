using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>One run of a SQL stage: the relation as a whole, which Spark cuts and distributes.</summary>
internal static class SqlStageRun
{
    public static async Task<StageResult> Run(Parts parts, SqlStage stage, TaskMeter meter, CancellationToken cancellation)
    {
        var select = $"SELECT * FROM {Sql.Relation(stage.Sql)} AS s";
        var columns = await parts.Catalog.Columns(select, cancellation);
        var writer = new TableWriter(parts, meter);
        var rejects = new RejectRows(parts, writer, stage.Name);
        if (stage.RejectsSql is { } missing)
            await rejects.Add(missing, cancellation);
        var kept = await UniqueRows.KeepFirst(parts, writer, stage, columns, select, rejects, cancellation);
        var files = await writer.Write(stage, kept, ApiIdOf(stage, columns), cancellation);
        var account = new StageAccount(await parts.Session.Long(stage.InputCountSql, cancellation), rejects, meter);
        return await StageTable.Close(parts, stage, columns, files, account, cancellation);
    }

    private static string? ApiIdOf(SqlStage stage, IEnumerable<TableColumn> columns) =>
        stage.Scope == StageScope.Api && columns.Any(column => column.Name == stage.ApiIdColumn) ? stage.ApiIdColumn : null;
}
