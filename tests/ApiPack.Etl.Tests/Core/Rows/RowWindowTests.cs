using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Core.Rows;

public sealed class RowWindowTests
{
    private static readonly Item[] Rows = [.. Item.Many(3)];

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_step_that_runs_no_row_at_once_is_refused(int inFlight)
    {
        using var step = new HeldStep(inFlight);

        Should.Throw<ArgumentOutOfRangeException>(() => new RowWindow<Item, Item>(step, CancellationToken.None));
    }

    [Fact]
    public async Task An_answered_row_holds_its_place_until_it_is_released()
    {
        using var step = new HeldStep(1);
        using var window = new RowWindow<Item, Item>(step, CancellationToken.None);
        window.Start(Rows[0], static _ => { });
        step.Keep(step.Next());
        window.Finish();

        var second = Task.Run(() => window.Start(Rows[1], static _ => { }));
        step.UnderWay.ShouldBe(0);
        second.IsCompleted.ShouldBeFalse();
        window.Release();

        await second;
        step.Next().ShouldBe(Rows[1]);
    }

    [Fact]
    public void What_a_step_throws_before_it_waits_is_its_answer()
    {
        Task<IReadOnlyList<Outcome<Item>>>? answered = null;
        var step = new AsyncFuncStep<Item, Item>(Item.Schema, Item.Schema, static (_, _) => throw new FormatException("broken row"));
        using var window = new RowWindow<Item, Item>(step, CancellationToken.None);

        window.Start(Rows[0], answer => answered = answer);
        window.Finish();

        answered!.Exception!.InnerException.ShouldBeOfType<FormatException>();
    }

    [Fact]
    public void A_closed_window_has_cancelled_its_rows_and_starts_no_more()
    {
        var answered = new List<bool>();
        using var step = new HeldStep(2);
        var window = new RowWindow<Item, Item>(step, CancellationToken.None);
        window.Start(Rows[0], answer => answered.Add(answer.IsCanceled));
        step.Next();

        window.Dispose();

        answered.ShouldBe([true]);
        step.UnderWay.ShouldBe(0);
        Should.Throw<OperationCanceledException>(() => window.Start(Rows[1], static _ => { }));
    }

    [Fact]
    public async Task A_row_that_waits_for_a_place_stops_waiting_when_the_window_is_cancelled()
    {
        using var step = new HeldStep(1);
        using var cancel = new CancellationTokenSource();
        using var window = new RowWindow<Item, Item>(step, cancel.Token);
        window.Start(Rows[0], static _ => { });

        var second = Task.Run(() => window.Start(Rows[1], static _ => { }));
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        window.Finish();
        step.UnderWay.ShouldBe(0);
    }
}
