using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Reviews;

/// <summary>The lake's table <c>reviews</c>, which people's work is in: imports add files to it, builds only read it, and nothing takes any away.</summary>
/// <param name="store">The lake.</param>
/// <param name="clock">Time for the log; the data never hold it.</param>
public sealed class ReviewTable(LocalLakeStore store, TimeProvider clock)
{
    /// <summary>The table's name.</summary>
    public const string Name = "reviews";

    private static readonly IReadOnlyList<TableColumn> Columns =
        [.. ReviewRow.Schema.Columns.Select(static column => new TableColumn(column.Name, column.Type == ColumnType.Long ? "BIGINT" : "VARCHAR"))];

    private readonly DeltaTable delta = new(store, Name, clock);

    /// <summary>The reviews as they stand.</summary>
    /// <exception cref="InvalidDataException">The log is broken, or does not tell the rows of a file.</exception>
    public ReviewSnapshot Read()
    {
        var version = delta.Latest();
        return new ReviewSnapshot(version, new Table { Name = Name, Columns = Columns, Files = version < 0 ? [] : [.. delta.Files(version).Select(Known)] });
    }

    /// <summary>Adds files, which must be whole in place: they are flushed, then one commit shows them all. A death before it changes nothing.</summary>
    /// <returns>False when another import came first, whose reviews the snapshot lacks.</returns>
    public bool TryAdd(ReviewSnapshot upon, IReadOnlyList<TableFile> files, CommitInfo info)
    {
        foreach (var file in files)
            store.Flush(LakePath.DataFile(Name, file.Path));
        return delta.TryCommit(upon.DeltaVersion, upon.Table with { Files = [.. upon.Table.Files, .. files] }, info) is not null;
    }

    private TableFile Known(DeltaFile file) => new()
    {
        Path = file.Path,
        Rows = file.Rows ?? throw new InvalidDataException($"{LakePath.Log(Name)} does not tell the rows of {file.Path}: it was written by another tool; only apipack examples import may write the table"),
        Bytes = file.Bytes,
        Sha256 = DataFile.Digest(store, LakePath.DataFile(Name, file.Path)),
    };
}

/// <summary>The reviews at one moment.</summary>
/// <param name="DeltaVersion">The table's version, or -1 where nobody has reviewed yet.</param>
/// <param name="Table">The table.</param>
public sealed record ReviewSnapshot(long DeltaVersion, Table Table)
{
    /// <summary>True where nobody has reviewed yet.</summary>
    public bool IsEmpty => Table.Files.Count == 0;
}
