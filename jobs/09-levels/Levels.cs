using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Jobs;

/// <summary>Training sets and three levels of tests in two schemes: the paper's (9.2) and one that cannot leak.</summary>
internal static class Levels
{
    public static PipelineStage Entries { get; } = Of("entries", "entries.sql", "entries_count.sql", ResourceFile.Read("09-levels/entries_rejects.sql")) with
    {
        FiguresSql = ResourceFile.Read("09-levels/level_sizes.sql"),
    };

    public static PipelineStage Paper { get; } = Of("levels_paper", "paper.sql", "levels_count.sql");

    public static PipelineStage Leakproof { get; } = Of("levels_leakproof", "leakproof.sql", "levels_count.sql") with
    {
        ProofSql = ResourceFile.Read("09-levels/leaks.sql"),
    };

    private static PipelineStage Of(string table, string sql, string count, string? rejects = null) => PipelineStage.Of(new SqlStage
    {
        Name = table,
        Scope = StageScope.Whole,
        Sql = ResourceFile.Read($"09-levels/{sql}"),
        InputCountSql = ResourceFile.Read($"09-levels/{count}"),
        RejectsSql = rejects,
        OrderBy = ["entry", "endpoint_id"],
    });
}
