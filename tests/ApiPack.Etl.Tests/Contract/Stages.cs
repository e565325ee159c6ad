using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Contract;

/// <summary>Stages that the tests share.</summary>
internal static class Stages
{
    /// <summary>Samples as they are.</summary>
    public static RowStage<Sample, Sample> Samples(IEnumerable<Sample> rows) => new()
    {
        Name = "samples",
        Scope = StageScope.Whole,
        OrderBy = ["id"],
        Rows = rows,
        Step = TestSteps.Samples,
    };

    /// <summary>Items as they are, cut by API and language.</summary>
    public static RowStage<Item, Item> Items(IEnumerable<Item> rows) => new()
    {
        Name = "items",
        Scope = StageScope.Whole,
        OrderBy = ["id", "text"],
        PartitionBy = "lang",
        Rows = rows,
        ApiId = static row => row.Api,
        ApiIdColumn = "api",
        Step = TestSteps.Items,
    };

    /// <summary>Items of the table <c>items</c> through a function.</summary>
    public static RowStage<Item, Item> Mapped(Func<Item, IEnumerable<Outcome<Item>>> outcomes, long units = 1) =>
        Mapped(new FuncStep<Item, Item>(Item.Schema, Item.Schema, outcomes) { UnitsOf = _ => units, KeyOf = static row => $"item {row.Id}" });

    /// <summary>Items of the table <c>items</c> through a step.</summary>
    public static RowStage<Item, Item> Mapped(IRowStep<Item, Item> step) => new()
    {
        Name = "mapped",
        Scope = StageScope.Api,
        OrderBy = ["id", "lang", "text"],
        Source = "SELECT id, api, lang, text FROM items",
        ApiId = static row => row.Api,
        ApiIdColumn = "api",
        BatchRows = 16,
        Step = step,
    };

    /// <summary>A SQL stage over <c>items</c>.</summary>
    public static SqlStage Query(string sql, StageScope scope = StageScope.Api, string count = "SELECT count(*) FROM items") => new()
    {
        Name = "query",
        Scope = scope,
        OrderBy = ["id"],
        ApiIdColumn = "api",
        Sql = sql,
        InputCountSql = count,
    };
}
