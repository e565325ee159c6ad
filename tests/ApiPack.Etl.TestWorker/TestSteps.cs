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

    /// <summary>All steps on items.</summary>
    public static IReadOnlyList<IRowStep<Item, Item>> OnItems { get; } = [Items, Tenth, Broken, Forgetful];

    private static FuncStep<Item, Item> OfItems(string name, Func<Item, IEnumerable<Outcome<Item>>> outcomes, long units = 1) =>
        new(Item.Schema, Item.Schema, outcomes) { Name = name, UnitsOf = _ => units, KeyOf = static row => $"item {row.Id}" };

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
