using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.TestWorker;

/// <summary>Steps that the engines' tests share: in process on the embedded engine, in worker processes of this program on Spark.</summary>
public static class TestSteps
{
    /// <summary>Samples as they are.</summary>
    public static IRowStep<Sample, Sample> Samples { get; } = new FuncStep<Sample, Sample>(Sample.Schema, Sample.Schema, static row => [Outcome<Sample>.Keep(row)]) { Name = "samples" };

    /// <summary>Items as they are.</summary>
    public static IRowStep<Item, Item> Items { get; } = OfItems("items", static row => [Outcome<Item>.Keep(row)]);

    /// <summary>Rejects every tenth item with a detail of 600 characters.</summary>
    public static IRowStep<Item, Item> Tenth { get; } = OfItems("tenth", static row =>
        [row.Id % 10 == 0 ? Outcome<Item>.Drop(new Reject($"item {row.Id}", "tenth", new string('d', 600))) : Outcome<Item>.Keep(row)]);

    /// <summary>Gives each item three times, but throws at the second of item 42.</summary>
    public static IRowStep<Item, Item> Broken { get; } = OfItems("broken", Thrice, units: 3);

    /// <summary>Gives nothing for item 7.</summary>
    public static IRowStep<Item, Item> Forgetful { get; } = OfItems("forgetful", static row => row.Id == 7 ? [] : [Outcome<Item>.Keep(row)]);

    /// <summary>Gives each item twice, but rejects every tenth, throws at item 42, and a model refuses item 43.</summary>
    public static IRowStep<Item, Item> Mixed { get; } = OfItems("mixed", Twice, units: 2);

    /// <summary>Does what <see cref="Mixed"/> does, after a while that differs from item to item.</summary>
    public static IAsyncRowStep<Item, Item> MixedLater { get; } = OfItemsLater("mixed-later", static row => Twice(row), units: 2);

    /// <summary>Waits for a model that cannot be reached when it comes to item 7.</summary>
    public static IAsyncRowStep<Item, Item> Unreachable { get; } = OfItemsLater("unreachable", static row =>
        row.Id == 7 ? throw new ModelException(ModelFailure.Unavailable, "no server answered") : [Outcome<Item>.Keep(row)]);

    /// <summary>All steps on items.</summary>
    public static IReadOnlyList<IRowStep<Item, Item>> OnItems { get; } = [Items, Tenth, Broken, Forgetful, Mixed, MixedLater, Unreachable];

    private static FuncStep<Item, Item> OfItems(string name, Func<Item, IEnumerable<Outcome<Item>>> outcomes, long units = 1) =>
        new(Item.Schema, Item.Schema, outcomes) { Name = name, UnitsOf = _ => units, KeyOf = static row => $"item {row.Id}" };

    private static AsyncFuncStep<Item, Item> OfItemsLater(string name, Func<Item, IReadOnlyList<Outcome<Item>>> outcomes, long units = 1) =>
        new(Item.Schema, Item.Schema, Later(outcomes)) { Name = name, UnitsOf = _ => units, KeyOf = static row => $"item {row.Id}" };

    private static Func<Item, CancellationToken, Task<IReadOnlyList<Outcome<Item>>>> Later(Func<Item, IReadOnlyList<Outcome<Item>>> outcomes) => async (row, cancellation) =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(row.Id * 7919 % 5), cancellation);
        return outcomes(row);
    };

    private static Outcome<Item>[] Twice(Item row) => row.Id switch
    {
        42 => throw new FormatException("broken row"),
        43 => throw new ModelException(ModelFailure.Refused, "too long for the model"),
        var id when id % 10 == 0 => [Outcome<Item>.Drop(new Reject($"item {id}", "tenth", "", 2))],
        _ => [Outcome<Item>.Keep(row), Outcome<Item>.Keep(row with { Text = $"{row.Text} again" })],
    };

    private static IEnumerable<Outcome<Item>> Thrice(Item row)
    {
        for (var i = 0; i < 3; i++)
        {
            if (row.Id == 42 && i == 1)
                throw new FormatException("broken row");
            yield return Outcome<Item>.Keep(row with { Text = $"{row.Text} {i}" });
        }
    }
}
