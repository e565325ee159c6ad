using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Lake.HuggingFace;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs;

/// <summary>The numbers that a dataset's card tells, asked of a version's tables.</summary>
internal static class DatasetNumbers
{
    private static readonly RowSchema<(FunnelRow Funnel, ValidationRow Validation)> Funnel = ReadOnly(
        [new("source", ColumnType.Text), new("apis", ColumnType.Long), new("endpoints", ColumnType.Long), new("before_validation", ColumnType.Long), new("valid_calls", ColumnType.Long), new("instances", ColumnType.Long)],
        static row => (new FunnelRow(row.Text(0), row.Long(1), row.Long(2), row.Long(5)), new ValidationRow(row.Text(0), row.Long(3), row.Long(4), row.Long(5))));

    private static readonly RowSchema<LicenseRow> Licenses = ReadOnly(
        [new("license", ColumnType.Text), new("apis", ColumnType.Long), new("instances", ColumnType.Long)],
        static row => new LicenseRow(row.TextOrNull(0), row.Long(1), row.Long(2)));

    private static readonly RowSchema<LevelRow> Levels = ReadOnly(
        [new("scheme", ColumnType.Text), new("split", ColumnType.Text), new("instances", ColumnType.Long)],
        static row => new LevelRow(row.Text(0), row.Text(1), row.Long(2)));

    /// <summary>What to export of a version whose tables the engine has registered.</summary>
    public static DatasetExport Of(Manifest manifest, IEngine engine)
    {
        var funnel = engine.Read(ResourceFile.Read("10-publish/funnel.sql"), Funnel).ToArray();
        return new DatasetExport
        {
            Manifest = manifest,
            Tables = ["instances", "levels_paper", "levels_leakproof"],
            License = "other",
            Funnel = [.. funnel.Select(row => row.Funnel)],
            Validation = [.. funnel.Select(row => row.Validation)],
            Licenses = [.. engine.Read(ResourceFile.Read("10-publish/licenses.sql"), Licenses)],
            Levels = [.. engine.Read(ResourceFile.Read("10-publish/level_counts.sql"), Levels)],
        };
    }

    private static RowSchema<T> ReadOnly<T>(IReadOnlyList<Column> columns, Func<IRowReader, T> read) =>
        new(columns, static (_, _) => throw new NotSupportedException("these rows are only read"), read);
}
