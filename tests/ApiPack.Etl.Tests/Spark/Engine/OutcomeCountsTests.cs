using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Engine;

namespace ApiPack.Etl.Tests.Spark.Engine;

[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class OutcomeCountsTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task Numbers_that_Spark_did_not_tell_are_counted_and_the_others_are_as_it_told_them()
    {
        var session = await spark.Session(SparkServerFixture.Local);
        var outcomes = new Outcomes("items", [new TableColumn("id", "BIGINT")]);
        string[] lines = ["""{"outcome":"rejected","reject":{"key":"a","reason":"odd","rows":5}}""", """{"outcome":"trailer","trailer":{"rows_read":7,"units":7,"rows_written":2,"rows_rejected":5}}"""];
        var said = outcomes.Parsed($"SELECT explode(array({string.Join(", ", lines.Select(line => $"'{line}'"))})) AS value");

        var counts = await OutcomeCounts.Complete(session, new Dictionary<string, long> { ["kept"] = 2 }, outcomes.Metrics, $"({said})", CancellationToken.None);
        counts = await OutcomeCounts.Complete(session, counts, Outcomes.InputMetrics, "(SELECT * FROM range(7))", CancellationToken.None);

        outcomes.Checked(counts).ShouldBe(7);
        counts.ShouldBe(new Dictionary<string, long> { ["kept"] = 2, ["rejected"] = 5, ["units"] = 7, ["rows_read"] = 7, ["rows_written"] = 2, ["rows_rejected"] = 5, ["input"] = 7 }, ignoreOrder: true);
    }
}
