using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.TestWorker;

/// <summary>A row with a column of each type.</summary>
public sealed record Sample(long Id, string? Text = null, long? Long = null, double? Double = null, bool? Boolean = null, IReadOnlyList<string>? List = null)
{
    public static RowSchema<Sample> Schema { get; } = new(
        [
            new("id", ColumnType.Long),
            new("text", ColumnType.Text),
            new("long", ColumnType.Long),
            new("double", ColumnType.Double),
            new("boolean", ColumnType.Boolean),
            new("list", ColumnType.TextList),
        ],
        static (row, to) =>
        {
            to.Long(row.Id);
            to.Text(row.Text);
            to.Long(row.Long);
            to.Double(row.Double);
            to.Boolean(row.Boolean);
            to.TextList(row.List ?? []);
        },
        static from => new Sample(
            from.Long(0),
            from.TextOrNull(1),
            from.IsNull(2) ? null : from.Long(2),
            from.IsNull(3) ? null : from.Double(3),
            from.IsNull(4) ? null : from.Boolean(4),
            from.TextList(5)));

    public bool Equals(Sample? other) => other is not null
        && (Id, Text, Long, Double, Boolean) == (other.Id, other.Text, other.Long, other.Double, other.Boolean)
        && (List ?? []).SequenceEqual(other.List ?? []);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A row of an API, in a partition.</summary>
public sealed record Item(long Id, string Api, string Lang, string Text)
{
    public static RowSchema<Item> Schema { get; } = new(
        [new("id", ColumnType.Long), new("api", ColumnType.Text), new("lang", ColumnType.Text), new("text", ColumnType.Text)],
        static (row, to) =>
        {
            to.Long(row.Id);
            to.Text(row.Api);
            to.Text(row.Lang);
            to.Text(row.Text);
        },
        static from => new Item(from.Long(0), from.Text(1), from.Text(2), from.Text(3)));

    /// <summary>Rows of many APIs in three languages.</summary>
    public static IEnumerable<Item> Many(int count) =>
        Enumerable.Range(0, count).Select(i => new Item(i, $"api/{i % 97}", Langs[i % 3], $"text {i * 7919L % 1009}"));

    public static string[] Langs { get; } = ["cURL", "go", "java"];
}
