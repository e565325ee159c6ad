using System.IO.Pipes;
using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Tests.Core.Rows;
using ApiPack.Etl.Tests.Models.Loopback;
using ApiPack.Etl.TestWorker;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Worker;

/// <summary>An asynchronous step between two streams.</summary>
public sealed class WindowWorkerTests
{
    [Fact]
    public void Every_row_comes_out_once_whatever_the_window_and_the_order_in_which_rows_end()
    {
        var runs = Gen.Choose(0, 40).SelectMany(rows => Gen.Choose(1, 9).SelectMany(window => Gen.Choose(0, 1000).Select(seed => (rows, window, seed))));
        Check.QuickThrowOnFailure(Prop.ForAll(runs.ToArbitrary(), run => EveryRowComesOutOnce(run.rows, run.window, run.seed)));
    }

    [Fact]
    public async Task A_slow_first_row_is_written_last_and_holds_no_other_up()
    {
        using var step = new HeldStep(2);
        var run = Start(step, Item.Many(5), out var output);

        var first = step.Next();
        for (var row = 1; row < 5; row++)
            step.Keep(step.Next());
        step.Keep(first);
        await run;

        Ids(Lines(output)[..^1]).ShouldBe([1, 2, 3, 4, 0]);
    }

    [Fact]
    public void A_step_that_waits_gives_the_lines_of_one_that_does_not()
    {
        var atOnce = Lines(TestSteps.Mixed);
        var later = Lines(TestSteps.MixedLater);

        later.ShouldBe(atOnce, ignoreOrder: true);
        later[^1].ShouldBe(atOnce[^1]);
        atOnce.Length.ShouldBe(2 * (200 - 22) + 22 + 1);
    }

    [Fact]
    public async Task A_model_that_cannot_be_reached_ends_the_worker_and_all_rows()
    {
        using var step = new HeldStep(3);
        var run = Start(step, Item.Many(10), out var output);

        step.Fail(step.Next(3)[1], new ModelException(ModelFailure.Unavailable, "no server answered"));

        (await Should.ThrowAsync<ModelException>(() => run)).Message.ShouldBe("no server answered");
        step.UnderWay.ShouldBe(0);
        output.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_line_that_is_no_row_ends_the_worker_while_rows_are_under_way()
    {
        using var step = new HeldStep(3);
        var lines = Encoding.UTF8.GetString(JsonRows.Write(Item.Schema, Item.Many(2))) + "\\N\n";

        var run = Task.Run(() => StepWorker.Run(step, new MemoryStream(Encoding.UTF8.GetBytes(lines)), new MemoryStream()));

        (await Should.ThrowAsync<InputException>(() => run)).Message.ShouldStartWith("standard input, line 3: no JSON object");
        step.UnderWay.ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_worker_and_all_rows_though_the_input_stays_open()
    {
        using var step = new HeldStep(3);
        await using var feeder = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var input = new AnonymousPipeClientStream(PipeDirection.In, feeder.ClientSafePipeHandle);
        await using var output = new BrokenStream();

        var run = Task.Run(() => StepWorker.Run(step, input, output));
        await feeder.WriteAsync(JsonRows.Write(Item.Schema, Item.Many(2).Select(static row => row with { Text = new string('x', 1 << 16) })));
        step.Keep(step.Next(2)[0]);

        (await Should.ThrowAsync<IOException>(() => run)).Message.ShouldBe("nobody reads");
        step.UnderWay.ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_waits_is_not_under_the_watch_for_rows_that_hang()
    {
        string? said = null;
        using var step = new HeldStep(1);
        var clock = new ManualTime();
        using var deadline = new RowDeadline(TimeSpan.FromSeconds(1), clock, message => said = message);
        var run = Task.Run(() => StepWorker.Run(step, new MemoryStream(JsonRows.Write(Item.Schema, Item.Many(1))), new MemoryStream(), deadline));
        var row = step.Next();

        clock.Advance(TimeSpan.FromHours(1));
        step.Keep(row);
        await run;

        said.ShouldBeNull();
    }

    private static bool EveryRowComesOutOnce(int rows, int window, int seed)
    {
        using var step = new HeldStep(window);
        var run = Start(step, Item.Many(rows), out var output);
        step.EndAll(rows, seed);
        var trailer = run.GetAwaiter().GetResult();

        var lines = Lines(output)[..^1];
        var kept = Enumerable.Range(0, rows).Where(static id => id % 7 > 1).ToArray();
        Ids(lines).Order().ShouldBe(kept.Select(static id => (long)id));
        lines.Count(static line => line.Contains("\"step-failed\"", StringComparison.Ordinal)).ShouldBe((rows + 6) / 7);
        lines.Length.ShouldBe(rows);
        trailer.ShouldBe(new StepTrailer(rows, rows, kept.Length, rows - kept.Length));
        step.Most.ShouldBe(Math.Min(rows, window));
        return true;
    }

    private static Task<StepTrailer> Start(HeldStep step, IEnumerable<Item> rows, out MemoryStream output)
    {
        var (input, to) = (new MemoryStream(JsonRows.Write(Item.Schema, rows)), new MemoryStream());
        output = to;
        return Task.Run(() => StepWorker.Run(step, input, to));
    }

    private static string[] Lines(IRowStep<Item, Item> step)
    {
        using var output = new MemoryStream();
        StepWorker.Run(step, new MemoryStream(JsonRows.Write(Item.Schema, Item.Many(200))), output);
        return Lines(output);
    }

    private static string[] Lines(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');

    private static IEnumerable<long> Ids(IEnumerable<string> lines) => lines
        .Where(static line => line.StartsWith("""{"outcome":"kept",""", StringComparison.Ordinal))
        .Select(static line => System.Text.Json.JsonElement.Parse(line).GetProperty("row").GetProperty("id").GetInt64());

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("nobody reads");
    }
}
