using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Fingerprints;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class FingerprintTests
{
    private const string Sums = """
        WITH texts AS (SELECT id || ';' || coalesce('[' || len(pairs) || ':' || list_aggregate(list_transform(pairs, lambda p:
                '(' || coalesce(p.n || ';', 'N') || strlen(p.t) || ':' || p.t || ')'), 'string_agg', '') || ']', 'N') AS t FROM query),
            halves AS (SELECT CAST('0x' || substring(md5(t), 1, 16) AS UBIGINT) AS a, CAST('0x' || substring(md5(t), 17, 16) AS UBIGINT) AS b FROM texts)
        SELECT count(*), CAST(sum(a) % 18446744073709551616 AS VARCHAR), CAST(sum(b) % 18446744073709551616 AS VARCHAR) FROM halves
        """;

    private static readonly RowSchema<(long Rows, string First, string Second)> Hashes = new(
        [new("rows", ColumnType.Long), new("first", ColumnType.Text), new("second", ColumnType.Text)],
        static (_, _) => throw new NotSupportedException(),
        static from => (from.Long(0), from.Text(1), from.Text(2)));

    [SkippableFact]
    [SuppressMessage("Security", "CA5351", Justification = "A checksum, not a protection.")]
    public void It_is_the_hash_that_its_definition_says()
    {
        using var lake = new TestLake();
        var row = MD5.HashData("7;2:é-5;D1500000000;T[2:1:a0:]"u8);
        var first = Convert.ToUInt64(Convert.ToHexString(row)[..16], 16);
        var second = Convert.ToUInt64(Convert.ToHexString(row)[16..], 16);
        var expected = Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes($"1 {first} {second}")));

        lake.Fingerprint(lake.Run(Stages.Samples([new Sample(7, "é", -5, 1.5, true, ["a", ""])])).Table).ShouldBe(expected);
    }

    [SkippableFact]
    [SuppressMessage("Security", "CA5351", Justification = "A checksum, not a protection.")]
    public void Sql_computes_the_same_over_lists_and_structs()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(5000)));
        var table = lake.Run(Stages.Query(
            "SELECT id, CASE WHEN id % 3 > 0 THEN [{'n': id % 7, 't': text}, {'n': NULL, 't': 'é ' || lang}] END AS pairs FROM items")).Table;

        var (rows, first, second) = lake.Engine.Read(Sums, Hashes).Single();
        lake.Fingerprint(table).ShouldBe(Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes($"{rows} {first} {second}"))));
    }

    [SkippableFact]
    public void Neither_order_nor_files_count()
    {
        using var lake = new TestLake();
        var cut = lake.Run(Stages.Items(Item.Many(5000))).Table;
        var whole = lake.Run(Stages.Query("SELECT * FROM items", StageScope.Whole) with { OrderBy = ["text", "id"] }).Table;

        lake.Fingerprint(whole).ShouldBe(lake.Fingerprint(cut));
    }

    [SkippableTheory]
    [InlineData("SELECT 1::BIGINT AS id, NULL::VARCHAR AS v", "SELECT 1::BIGINT AS id, '' AS v")]
    [InlineData("SELECT 1::BIGINT AS id, 'ab' AS v, 'c' AS w", "SELECT 1::BIGINT AS id, 'a' AS v, 'bc' AS w")]
    [InlineData("SELECT 1::BIGINT AS id, ['a', 'b'] AS v", "SELECT 1::BIGINT AS id, ['ab'] AS v")]
    [InlineData("SELECT 1::BIGINT AS id, []::VARCHAR[] AS v", "SELECT 1::BIGINT AS id, NULL::VARCHAR[] AS v")]
    [InlineData("SELECT 1::BIGINT AS id, [{'a': 1, 'b': 'x'}] AS v", "SELECT 1::BIGINT AS id, [{'a': 1, 'b': 'y'}] AS v")]
    [InlineData("SELECT 1::BIGINT AS id, 0.25::DOUBLE AS v", "SELECT 1::BIGINT AS id, 0.250000001::DOUBLE AS v")]
    [InlineData("SELECT 1::BIGINT AS id", "SELECT 1::BIGINT AS id UNION ALL SELECT 1")]
    public void Different_rows_differ(string one, string other) => Of(one).ShouldNotBe(Of(other));

    [SkippableTheory]
    [InlineData(0.0, "D0;")]
    [InlineData(-1.5, "D-1500000000;")]
    [InlineData(1e10, "D10000000000e0;")]
    [InlineData(1e300, "Dhuge;")]
    [InlineData(double.NegativeInfinity, "D-huge;")]
    [InlineData(double.NaN, "Dnan;")]
    public void A_double_has_one_text(double value, string expected)
    {
        var text = new CanonicalText();
        RowHash.Write(value, text);
        text.ToString().ShouldBe(expected);
    }

    [SkippableFact]
    public void A_type_that_tables_do_not_have_is_refused()
    {
        using var lake = new TestLake();

        Should.Throw<ApiPack.Etl.DuckDb.DuckDbException>(() => Of("SELECT 1::BIGINT AS id, 1::HUGEINT AS wide")).Message.ShouldStartWith("Column wide ");
    }

    private static string Of(string sql)
    {
        using var lake = new TestLake();
        return lake.Fingerprint(lake.Run(Stages.Query(sql, count: $"SELECT count(*) FROM ({sql})")).Table);
    }
}
