using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Worker;

/// <summary>What a worker did with its input, said on its last line: a job that adds up the trailers of all workers sees one that ended early.</summary>
/// <param name="RowsRead">Input rows.</param>
/// <param name="Units">Rows that the input rows stand for: <paramref name="RowsWritten"/> and <paramref name="RowsRejected"/> together.</param>
/// <param name="RowsWritten">Kept rows, a line each.</param>
/// <param name="RowsRejected">Rows that the rejections stand for; a line may reject several.</param>
public readonly record struct StepTrailer(long RowsRead, long Units, long RowsWritten, long RowsRejected)
{
    /// <summary>Layout of the trailer.</summary>
    public static RowSchema<StepTrailer> Schema { get; } = new(
        [
            new("rows_read", ColumnType.Long),
            new("units", ColumnType.Long),
            new("rows_written", ColumnType.Long),
            new("rows_rejected", ColumnType.Long),
        ],
        static (trailer, to) =>
        {
            to.Long(trailer.RowsRead);
            to.Long(trailer.Units);
            to.Long(trailer.RowsWritten);
            to.Long(trailer.RowsRejected);
        },
        static from => new StepTrailer(from.Long(0), from.Long(1), from.Long(2), from.Long(3)));

    /// <summary>The counts with one more input row.</summary>
    public StepTrailer Add(RowAccount row) => new(RowsRead + 1, Units + row.Units, RowsWritten + row.Kept, RowsRejected + row.Rejected);
}
