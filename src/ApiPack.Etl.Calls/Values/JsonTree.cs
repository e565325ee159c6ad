using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.Calls.Values;

/// <summary>A JSON text as a flat tree, digits of numbers kept as written, and what becomes of it in languages that have it as a literal.</summary>
internal sealed class JsonTree
{
    private const int MaxDepth = 200;
    private readonly Value[] values;

    private JsonTree(Value[] values)
    {
        this.values = values;
        (IsExactInJavaScript, IsExactInSwift) = LiteralLimits.Of(values);
    }

    /// <summary>The values, root first.</summary>
    public ReadOnlySpan<Value> Values => values;

    /// <summary>True when a JavaScript literal gives the same value back: doubles hold all numbers, no name has a special meaning or occurs twice in an object.</summary>
    public bool IsExactInJavaScript { get; }

    /// <summary>True when a Swift literal does: numbers fit <c>Int</c> or <c>Double</c>, no name occurs twice in an object, the root is an object or array.</summary>
    public bool IsExactInSwift { get; }

    /// <summary>Reads a JSON text; null when it is none, deeper than 200 levels, or holds NUL, which sources should not.</summary>
    public static JsonTree? Read(string json)
    {
        if (json.Contains("\\u0000", StringComparison.Ordinal))
            return null;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, bytes);
            return new(Parse(bytes.AsSpan(0, length), json));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is the reader's word for an escaped lone surrogate, which no literal can hold.
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static Value[] Parse(ReadOnlySpan<byte> json, string text)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        using var tree = new ValueBuilder();
        var isAscii = json.Length == text.Length;
        Span<int> open = stackalloc int[MaxDepth + 1];
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open[reader.CurrentDepth] = tree.Begin(ValueKind.Object);
                    break;
                case JsonTokenType.StartArray:
                    open[reader.CurrentDepth] = tree.Begin(ValueKind.Array);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    tree.End(open[reader.CurrentDepth]);
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    tree.Add(
                        reader.TokenType == JsonTokenType.String ? ValueKind.String : ValueKind.Name,
                        isAscii && !reader.ValueIsEscaped ? text.AsMemory((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length) : reader.GetString().AsMemory());
                    break;
                case JsonTokenType.Number:
                    tree.Add(ValueKind.Number, isAscii ? text.AsMemory((int)reader.TokenStartIndex, reader.ValueSpan.Length) : Encoding.ASCII.GetString(reader.ValueSpan).AsMemory());
                    break;
                default:
                    tree.Add(reader.TokenType switch
                    {
                        JsonTokenType.True => ValueKind.True,
                        JsonTokenType.False => ValueKind.False,
                        _ => ValueKind.Null,
                    });
                    break;
            }
        }

        return tree.Values.ToArray();
    }
}
