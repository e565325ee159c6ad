namespace ApiPack.Etl.Tests.DuckDb;

public sealed class MacroTests
{
    [SkippableTheory]
    [InlineData("SELECT sum(x)::BIGINT FROM (SELECT explode(l) AS x FROM (SELECT [1, 2, 3] AS l))", 6)]
    [InlineData("SELECT CAST(get_json_object('{\"a\":{\"b\":[4,5]}}', '$.a.b[1]') AS BIGINT)", 5)]
    [InlineData("SELECT CAST(regexp_like('abc', '^a.c$') AS BIGINT)", 1)]
    [InlineData("SELECT CAST(sha2('abc', 256) = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' AS BIGINT)", 1)]
    [InlineData("SELECT CAST(startswith('abc', 'ab') AND endswith('abc', 'bc') AND NOT startswith('abc', 'b') AS BIGINT)", 1)]
    [InlineData("SELECT CAST(twice(21) AS BIGINT)", 42)]
    public void Portable_functions_run(string sql, long expected)
    {
        using var lake = new TestLake(1, "CREATE MACRO twice(x) AS x * 2");

        lake.Engine.Count(sql).ShouldBe(expected);
    }
}
