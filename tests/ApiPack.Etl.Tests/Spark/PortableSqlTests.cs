using System.Text.Json;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark;

/// <summary>The SQL that stages may use: each query of <c>cases/portable-sql.json</c> gives the same text rows on both engines.</summary>
[Collection(SparkServerTests.Name)]
public sealed class PortableSqlTests(SparkServerFixture spark)
{
    private static readonly RowSchema<string?> OneText = new([new("v", ColumnType.Text)], static (_, _) => throw new NotSupportedException(), static from => from.TextOrNull(0));

    private static readonly JsonElement[] Cases = [.. JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Spark", "cases", "portable-sql.json"))).EnumerateArray()];

    public static TheoryData<string> Names => [.. Cases.Select(query => query.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_embedded_engine_gives_the_rows(string name)
    {
        using var folder = new TemporaryFolder();
        using var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = folder.Path, Threads = 1 });

        engine.Read(Sql(name), OneText).ShouldBe(Rows(name));
    }

    [SkippableTheory]
    [Trait("needs", "spark")]
    [MemberData(nameof(Names))]
    public async Task Spark_gives_the_rows(string name)
    {
        var session = await spark.Session(SparkServerFixture.Local);

        var rows = new List<string?>();
        await foreach (var row in session.Rows(Sql(name), 1, CancellationToken.None))
            rows.Add(row[0]);

        rows.ShouldBe(Rows(name));
    }

    private static string Sql(string name) => Case(name).GetProperty("sql").GetString()!;

    private static IEnumerable<string?> Rows(string name) => Case(name).GetProperty("rows").EnumerateArray().Select(row => row.GetString());

    private static JsonElement Case(string name) => Cases.Single(query => query.GetProperty("name").GetString() == name);
}
