using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Tests.Models.Loopback;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Worker;

public sealed class StepWorkerTests
{
    private const string Trailer = """{"outcome":"trailer","trailer":{"rows_read":READ,"units":UNITS,"rows_written":KEPT,"rows_rejected":REJECTED}}""";

    [Fact]
    public void Kept_and_rejected_rows_and_a_trailer_are_told_apart()
    {
        var step = Step(row => row.Id == 2 ? [Outcome<Item>.Drop(new Reject("2", "even", "it is \"even\"\n"))] : [Outcome<Item>.Keep(row with { Text = "out\t" })]);

        Run(step, Lines(1, 2, 3)).ShouldBe(
        [
            """{"outcome":"kept","row":{"id":1,"api":"api/1","lang":"go","text":"out\t"}}""",
            """{"outcome":"rejected","reject":{"key":"2","reason":"even","detail":"it is \"even\"\n","rows":1}}""",
            """{"outcome":"kept","row":{"id":3,"api":"api/3","lang":"go","text":"out\t"}}""",
            TrailerOf(3, 3, 2, 1),
        ]);
    }

    [Fact]
    public void No_input_gives_a_trailer_of_nothing() => Run(Step(row => [Outcome<Item>.Keep(row)]), "").ShouldBe([TrailerOf(0, 0, 0, 0)]);

    [Fact]
    public void A_step_that_throws_rejects_the_units_that_the_row_has_not_given()
    {
        var step = Step(ThrowsAfterOne) with { UnitsOf = static _ => 3 };

        Run(step, Lines(1, 2)).ShouldBe(
        [
            """{"outcome":"kept","row":{"id":1,"api":"api/1","lang":"go","text":""}}""",
            """{"outcome":"rejected","reject":{"key":"item 1","reason":"step-failed","detail":"FormatException: broken row","rows":2}}""",
            """{"outcome":"kept","row":{"id":2,"api":"api/2","lang":"go","text":""}}""",
            """{"outcome":"rejected","reject":{"key":"item 2","reason":"step-failed","detail":"FormatException: broken row","rows":2}}""",
            TrailerOf(2, 6, 2, 4),
        ]);

        static IEnumerable<Outcome<Item>> ThrowsAfterOne(Item row)
        {
            yield return Outcome<Item>.Keep(row);
            throw new FormatException("broken row");
        }
    }

    [Fact]
    public void A_row_that_gives_too_few_outcomes_ends_the_worker_without_a_trailer()
    {
        var output = new MemoryStream();

        Should.Throw<InvalidOperationException>(() => StepWorker.Run(Step(static _ => []), Stream(Lines(1)), output))
            .Message.ShouldBe("step test: item 1 stands for 1 rows, but gave 0 kept and 0 rejected");

        output.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("\\N", "standard input, line 2: no JSON object")]
    [InlineData("""{"id":2,"text":1}""", "standard input, line 2: column api (Text) holds NULL")]
    public void A_line_that_is_no_row_ends_the_worker_with_its_number(string line, string message) =>
        Should.Throw<InputException>(() => Run(Step(row => [Outcome<Item>.Keep(row)]), Lines(1) + line + "\n")).Message.ShouldStartWith(message);

    [Fact]
    public void A_row_that_takes_too_long_is_named_while_it_hangs()
    {
        string? said = null;
        var clock = new ManualTime();
        using var deadline = new RowDeadline(TimeSpan.FromSeconds(20), clock, message => said = message);
        var whileItHangs = new List<string?>();
        var step = Step(row =>
        {
            clock.Advance(TimeSpan.FromSeconds(row.Id == 2 ? 21 : 19));
            whileItHangs.Add(said);
            return [Outcome<Item>.Keep(row)];
        });

        StepWorker.Run(step, Stream(Lines(1, 2)), new MemoryStream(), deadline).RowsWritten.ShouldBe(2);

        whileItHangs.ShouldBe([null, "row 2 (item 2) took longer than 20 s"]);
    }

    private static FuncStep<Item, Item> Step(Func<Item, IEnumerable<Outcome<Item>>> outcomes) =>
        new(Item.Schema, Item.Schema, outcomes) { KeyOf = static row => $"item {row.Id}" };

    private static string Lines(params int[] ids) => string.Concat(ids.Select(id => $$"""{"id":{{id}},"api":"api/{{id}}","lang":"go","text":""}""" + "\n"));

    private static string TrailerOf(int read, int units, int kept, int rejected) =>
        Trailer.Replace("READ", $"{read}").Replace("UNITS", $"{units}").Replace("KEPT", $"{kept}").Replace("REJECTED", $"{rejected}");

    private static string[] Run(FuncStep<Item, Item> step, string input)
    {
        var output = new MemoryStream();
        StepWorker.Run(step, Stream(input), output);
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
