using System.Text;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;

namespace ApiPack.Etl.Tests.Core.Rows;

/// <summary>Rows to JSON lines and back, as workers read and write them.</summary>
internal static class JsonRows
{
    public static byte[] Write<T>(RowSchema<T> schema, IEnumerable<T> rows)
    {
        using var bytes = new MemoryStream();
        using var lines = new JsonLineWriter(bytes);
        var writer = new JsonRowWriter(lines.Json, schema.Columns);
        foreach (var row in rows)
        {
            writer.Write(row, schema.Write);
            lines.EndLine();
        }

        lines.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<T> Read<T>(RowSchema<T> schema, Stream stream)
    {
        using var lines = new JsonLineReader(stream);
        var reader = new JsonRowReader(schema.Columns);
        var rows = new List<T>();
        while (lines.TryRead(out var line))
        {
            reader.Attach(line);
            rows.Add(schema.Read(reader));
        }

        return rows;
    }

    public static T Read<T>(RowSchema<T> schema, string line)
    {
        var reader = new JsonRowReader(schema.Columns);
        reader.Attach(Encoding.UTF8.GetBytes(line));
        return schema.Read(reader);
    }
}

/// <summary>A stream that gives its bytes a few at a time, as pipes may.</summary>
internal sealed class TricklingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(atOnce, buffer.Length)]);
}
