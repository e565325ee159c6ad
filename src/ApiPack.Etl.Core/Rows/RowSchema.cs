namespace ApiPack.Etl.Core.Rows;

/// <summary>How a record of type <typeparamref name="T"/> is laid out as columns, without reflection.</summary>
/// <param name="Columns">Columns in order.</param>
/// <param name="Write">Writes a record's values in column order.</param>
/// <param name="Read">Builds a record from a row laid out as <paramref name="Columns"/>.</param>
public sealed record RowSchema<T>(IReadOnlyList<Column> Columns, Action<T, IRowWriter> Write, Func<IRowReader, T> Read);
