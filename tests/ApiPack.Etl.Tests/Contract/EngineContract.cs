using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Contract;

/// <summary>What every engine does alike; a class for each engine runs all of it.</summary>
public abstract partial class EngineContract : IDisposable
{
    private static readonly RowSchema<Reject> Rejects = new(
        [new("key", ColumnType.Text), new("reason", ColumnType.Text), new("detail", ColumnType.Text), new("rows", ColumnType.Long)],
        static (_, _) => throw new NotSupportedException(),
        static from => new Reject(from.Text(0), from.Text(1), from.Text(2), from.Long(3)));

    private static readonly Item[] Twins =
    [
        new(1, "a", "go", "second"), new(1, "a", "go", "first"), new(1, "a", "java", "other lang"), new(2, "a", "go", "alone"), new(1, "a", "go", "third"),
    ];

    private readonly TemporaryFolder folder = new();
    private IEngine? engine;

    private IEngine Engine => engine ??= Open(folder.Path);

    public void Dispose()
    {
        engine?.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public void Every_type_comes_back_as_it_was_written()
    {
        Run(Stages.Samples(HardRows.Samples));

        Engine.Read("SELECT * FROM samples ORDER BY id", Sample.Schema).ShouldBe(HardRows.Samples);
    }

    [SkippableFact]
    public void A_text_of_25_million_characters_comes_back()
    {
        Sample[] samples = [new(1, new string('x', 25_000_000))];
        Run(Stages.Samples(samples));

        Engine.Read("SELECT * FROM samples", Sample.Schema).ShouldBe(samples);
    }

    [SkippableFact]
    public void Kept_and_rejected_rows_are_accounted_for()
    {
        Run(Stages.Items(Item.Many(200)));

        var result = Run(Stages.Mapped(TestSteps.Tenth));

        result.Ledger.In.ShouldBe(200);
        result.Ledger.Kept.ShouldBe(180);
        result.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["tenth"] = 20 });
        Engine.Count("SELECT count(*) FROM mapped").ShouldBe(180);
        ReadRejects(result).ShouldSatisfyAllConditions(
            rejects => rejects.Count.ShouldBe(20),
            rejects => rejects.ShouldContain(new Reject("item 10", "tenth", new string('d', 500))));
    }

    [SkippableFact]
    public void A_step_that_throws_rejects_the_units_that_the_row_has_not_given()
    {
        Run(Stages.Items(Item.Many(50)));

        var result = Run(Stages.Mapped(TestSteps.Broken));

        result.Ledger.ShouldSatisfyAllConditions(
            ledger => ledger.In.ShouldBe(150),
            ledger => ledger.Kept.ShouldBe(148),
            ledger => ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["step-failed"] = 2 }));
        ReadRejects(result).ShouldBe([new Reject("item 42", "step-failed", "FormatException: broken row", 2)]);
    }

    [SkippableFact]
    public void A_row_that_gives_too_few_outcomes_fails_the_stage()
    {
        Run(Stages.Items(Item.Many(50)));

        Should.Throw<Exception>(() => Run(Stages.Mapped(TestSteps.Forgetful))).Message.ShouldContain("item 7 stands for 1 rows, but gave 0 kept and 0 rejected");
    }

    [SkippableFact]
    public void A_partition_value_that_cannot_name_a_folder_fails_the_stage() =>
        Should.Throw<InvalidOperationException>(() => Run(Stages.Items([new Item(1, "a", "c++", "")])))
            .Message.ShouldBe("stage items: lang = 'c++' cannot name a partition ([A-Za-z0-9._-]+)");

    [SkippableFact]
    public void A_row_outside_the_given_partition_values_fails_the_stage() =>
        Should.Throw<InvalidOperationException>(() => Run(Stages.Items(Item.Many(9)) with { PartitionValues = ["cURL", "go"] }))
            .Message.ShouldBe("stage items: 9 rows in, but 6 kept and 0 rejected");

    [SkippableFact]
    public void The_first_row_of_a_key_is_kept_and_the_others_are_duplicates()
    {
        var result = Run(Stages.Items(Twins) with { UniqueKey = ["id", "lang"], OrderBy = ["id", "text"], BatchRows = 1 });

        Items("items").ShouldBe([Twins[1], Twins[2], Twins[3]], ignoreOrder: true);
        result.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["duplicate"] = 2 });
        ReadRejects(result).ShouldBe([new Reject("1:go", "duplicate", "kept: id=1, text=first"), new Reject("1:go", "duplicate", "kept: id=1, text=first")]);
    }

    [SkippableFact]
    public void A_sql_stage_keeps_the_first_row_of_a_key_too()
    {
        Run(Stages.Items(Twins));

        var result = Run(Stages.Query("SELECT * FROM items") with { UniqueKey = ["id", "lang"], OrderBy = ["id", "text"], PartitionBy = "lang", PartitionValues = Item.Langs });

        Items("query").ShouldBe([Twins[1], Twins[2], Twins[3]], ignoreOrder: true);
        result.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["duplicate"] = 2 });
        result.Table.Files.Select(file => file.Partition).ShouldBe(["lang=go", "lang=java"]);
    }

    [SkippableFact]
    public void Rows_that_sql_leaves_out_are_rejected_for_the_reason_that_sql_gives()
    {
        Run(Stages.Items(Item.Many(300)));

        var result = Run(Stages.Query("SELECT id, api, lang FROM items WHERE id % 5 <> 0; ") with
        {
            RejectsSql = "SELECT CAST(id AS STRING) AS key, 'fifth' AS reason, api AS detail, CAST(1 AS BIGINT) AS rows FROM items WHERE id % 5 = 0",
        });

        result.Ledger.ShouldSatisfyAllConditions(
            ledger => ledger.Kept.ShouldBe(240),
            ledger => ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["fifth"] = 60 }));
        result.Table.Columns.ShouldBe([new("id", "BIGINT"), new("api", "VARCHAR"), new("lang", "VARCHAR")]);
    }

    [SkippableFact]
    public void Rows_without_account_fail_the_stage()
    {
        Run(Stages.Items(Item.Many(100)));

        Should.Throw<InvalidOperationException>(() => Run(Stages.Query("SELECT id FROM items WHERE id < 99")))
            .Message.ShouldBe("stage query: 100 rows in, but 99 kept and 0 rejected");
    }

    [SkippableFact]
    public void Files_lie_in_the_buckets_and_partitions_of_their_rows()
    {
        var result = Run(Stages.Items(Item.Many(300)));

        result.Table.Rows.ShouldBe(300);
        result.Table.Files.Count.ShouldBeGreaterThan(20);
        result.Table.Files.ShouldAllBe(file => file.Path == $"{file.Partition}/{file.Bucket:00}-{file.Sha256.Substring(0, 32)}.parquet");
        foreach (var file in result.Table.Files.Take(3))
        {
            Engine.Register(result.Table with { Files = [file] });
            Items("items").ShouldAllBe(item => Ids.Bucket(item.Api) == file.Bucket && $"lang={item.Lang}" == file.Partition);
        }
    }

    [SkippableFact]
    public void The_same_rows_in_another_order_make_the_same_files()
    {
        var first = Run(Stages.Items(Item.Many(200)));
        var second = Run(Stages.Items(Item.Many(200).Reverse()));

        second.Table.Files.ShouldBe(first.Table.Files);
    }

    [SkippableFact]
    public void An_empty_table_can_be_read()
    {
        var result = Run(Stages.Items([]));

        result.Table.Files.ShouldBeEmpty();
        Engine.Count("SELECT count(*) FROM items").ShouldBe(0);
        Engine.Fingerprint(result.Table, CancellationToken.None).Length.ShouldBe(32);
    }

    /// <summary>An engine on a lake that is empty.</summary>
    private protected abstract IEngine Open(string lakeFolder);

    private StageResult Run<TIn, TOut>(RowStage<TIn, TOut> stage) => Engine.Run(stage, null, CancellationToken.None);

    private StageResult Run(SqlStage stage) => Engine.Run(stage, null, CancellationToken.None);

    private IEnumerable<Item> Items(string table) => [.. Engine.Read($"SELECT id, api, lang, text FROM {table}", Item.Schema)];

    private List<Reject> ReadRejects(StageResult result)
    {
        Engine.Register(RejectsTable.Of(result.Rejects));
        return [.. Engine.Read("SELECT key, reason, detail, rows FROM rejects ORDER BY key, detail", Rejects)];
    }
}
