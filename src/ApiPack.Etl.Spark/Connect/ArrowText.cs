using System.Buffers.Binary;
using System.Text;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>
/// Reads Arrow batches whose columns are all text (Utf8 with 32-bit offsets), which is all that a driver needs: everything else is asked for as
/// JSON. A batch is a stream of messages: four bytes 0xFFFFFFFF, the metadata's length in four, the metadata as a flatbuffer, the body.
/// </summary>
internal static class ArrowText
{
    private const int RecordBatch = 3;

    /// <summary>The rows of one batch, a text or null a column.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such batch.</exception>
    public static IEnumerable<string?[]> Rows(ReadOnlyMemory<byte> stream, int columns)
    {
        for (var at = 0; at + 8 <= stream.Length;)
        {
            var length = Int(stream, at + 4);
            if (Int(stream, at) != -1 || length < 0)
                throw new InvalidDataException("the server sent something that is no Arrow stream");
            if (length == 0)
                yield break;
            var message = Table.Root(stream.Slice(at + 8, length));
            var body = at + 8 + length;
            at = body + (int)message.Long(3);
            if (message.Byte(1) != RecordBatch)
                continue;
            foreach (var row in Batch(message.Child(2), stream[body..at], columns))
                yield return row;
        }
    }

    private static IEnumerable<string?[]> Batch(Table batch, ReadOnlyMemory<byte> body, int columns)
    {
        var (buffers, count) = batch.Vector(2);
        if (count != 3 * columns)
            throw new InvalidDataException($"a batch of {count} buffers has not {columns} text columns");
        var parts = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
            parts[i] = body.Slice((int)Long(batch.Bytes, buffers + (16 * i)), (int)Long(batch.Bytes, buffers + (16 * i) + 8));
        for (long row = 0, rows = batch.Long(0); row < rows; row++)
        {
            var values = new string?[columns];
            for (var column = 0; column < columns; column++)
                values[column] = Value(parts.AsSpan(3 * column, 3), (int)row);
            yield return values;
        }
    }

    // Validity bits (absent when nothing is null), offsets, text.
    private static string? Value(ReadOnlySpan<ReadOnlyMemory<byte>> column, int row)
    {
        if (column[0].Length > 0 && (column[0].Span[row / 8] & (1 << (row % 8))) == 0)
            return null;
        var start = Int(column[1], 4 * row);
        return Encoding.UTF8.GetString(column[2].Span[start..Int(column[1], 4 * (row + 1))]);
    }

    private static int Int(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[at..]);

    private static long Long(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[at..]);

    /// <summary>A flatbuffer's table; an absent field is 0.</summary>
    private readonly record struct Table(ReadOnlyMemory<byte> Bytes, int At)
    {
        public static Table Root(ReadOnlyMemory<byte> bytes) => new(bytes, Int(bytes, 0));

        public byte Byte(int field) => Field(field) is var at and > 0 ? Bytes.Span[at] : (byte)0;

        public long Long(int field) => Field(field) is var at and > 0 ? ArrowText.Long(Bytes, at) : 0;

        public Table Child(int field) => Field(field) is var at and > 0 ? new(Bytes, at + Int(Bytes, at)) : throw new InvalidDataException("an Arrow message lacks its header");

        public (int At, int Count) Vector(int field) => Field(field) is var at and > 0 ? (at + Int(Bytes, at) + 4, Int(Bytes, at + Int(Bytes, at))) : (0, 0);

        private int Field(int field)
        {
            var names = At - Int(Bytes, At);
            var slot = 4 + (2 * field);
            var offset = slot < BinaryPrimitives.ReadUInt16LittleEndian(Bytes.Span[names..]) ? BinaryPrimitives.ReadUInt16LittleEndian(Bytes.Span[(names + slot)..]) : 0;
            return offset == 0 ? 0 : At + offset;
        }
    }
}
