using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Core.Rows;

public sealed class StepRunnerTests
{
    private static readonly Item Row = new(1, "a", "go", "");

    public static TheoryData<Exception, string, string> FailuresOfTheRow => new()
    {
        { new FormatException("broken row"), "step-failed", "FormatException: broken row" },
        { new ModelException(ModelFailure.Refused, "too long"), "model-refused", "too long" },
        { new ModelException(ModelFailure.Invalid, "NaN"), "model-invalid", "NaN" },
    };

    public static TheoryData<Exception> FailuresOfNoRow =>
    [
        new ModelException(ModelFailure.Unavailable, "no server answered"), new InputException("no such model"), new OperationCanceledException(), new InsufficientMemoryException(),
    ];

    [Theory]
    [MemberData(nameof(FailuresOfTheRow))]
    public void A_failure_of_the_row_rejects_the_units_that_it_has_not_given(Exception failure, string reason, string detail)
    {
        IEnumerable<Outcome<Item>> ThrowsAfterOne(Item row)
        {
            yield return Outcome<Item>.Keep(row);
            throw failure;
        }

        var kept = new List<Item>();
        var rejected = new List<Reject>();

        Runner(ThrowsAfterOne).Run(Row, kept.Add, rejected.Add).ShouldBe(new RowAccount(3, 1, 2));
        Runner(static _ => []).Run(Row, kept.Add, rejected.Add, Failed(failure)).ShouldBe(new RowAccount(3, 0, 3));

        kept.ShouldBe([Row]);
        rejected.ShouldBe([new Reject("item 1", reason, detail, 2), new Reject("item 1", reason, detail, 3)]);
    }

    [Theory]
    [MemberData(nameof(FailuresOfNoRow))]
    public void A_failure_of_no_row_comes_through(Exception failure)
    {
        var runner = Runner(_ => throw failure);
        var rejected = new List<Reject>();

        Should.Throw<Exception>(() => runner.Run(Row, static _ => { }, rejected.Add)).ShouldBeSameAs(failure);
        Should.Throw<Exception>(() => runner.Run(Row, static _ => { }, rejected.Add, Failed(failure))).ShouldBeSameAs(failure);

        rejected.ShouldBeEmpty();
    }

    [Fact]
    public void An_answer_with_too_few_outcomes_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => Runner(static _ => []).Run(Row, static _ => { }, static _ => { }, Task.FromResult<IReadOnlyList<Outcome<Item>>>([Outcome<Item>.Keep(Row)])))
            .Message.ShouldBe("stage test: item 1 stands for 3 rows, but gave 1 kept and 0 rejected");

    private static Task<IReadOnlyList<Outcome<Item>>> Failed(Exception failure) => Task.FromException<IReadOnlyList<Outcome<Item>>>(failure);

    private static StepRunner<Item, Item> Runner(Func<Item, IEnumerable<Outcome<Item>>> outcomes) =>
        new("stage test", new FuncStep<Item, Item>(Item.Schema, Item.Schema, outcomes) { UnitsOf = static _ => 3, KeyOf = static row => $"item {row.Id}" });
}
