using System.Buffers;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Json;

/// <summary>Reads JSON texts into their canonical form.</summary>
internal static class JsonReading
{
    /// <summary>Levels of nesting that readers take.</summary>
    public const int MaxDepth = 256;

    /// <summary>The canonical form of a JSON text, or null when it is none; and whether an object has a name twice.</summary>
    public static (char[]? Canonical, bool HasTwins) Canonical(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)), new JsonReaderOptions { MaxDepth = MaxDepth });
            var to = new SentText();
            var hasTwins = false;
            var names = new Stack<HashSet<string>>();
            while (reader.Read())
                hasTwins |= !Write(ref reader, to, names);
            return (to[new(0, to.Length)].ToArray(), hasTwins);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or OverflowException)
        {
            // InvalidOperationException is the reader's word for an escaped lone surrogate.
            return (null, false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Writes a token; false when it is a name that its object has already.</summary>
    private static bool Write(ref Utf8JsonReader reader, SentText to, Stack<HashSet<string>> names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                names.Push(new(StringComparer.Ordinal));
                to.Append('{');
                break;
            case JsonTokenType.EndObject:
                names.Pop();
                to.Append('}');
                break;
            case JsonTokenType.StartArray:
                to.Append('[');
                break;
            case JsonTokenType.EndArray:
                to.Append(']');
                break;
            case JsonTokenType.PropertyName or JsonTokenType.String:
                var text = reader.GetString()!;
                var start = CanonicalJson.BeginString(to);
                to.Append(text);
                CanonicalJson.EndString(to, start);
                return reader.TokenType == JsonTokenType.String || names.Peek().Add(text);
            case JsonTokenType.Number:
                Span<char> digits = reader.ValueSpan.Length <= 64 ? stackalloc char[64] : new char[reader.ValueSpan.Length];
                if (!CanonicalJson.Number(digits[..Encoding.ASCII.GetChars(reader.ValueSpan, digits)], to))
                    throw new OverflowException("a number beyond all use");
                break;
            default:
                to.Append(reader.TokenType switch { JsonTokenType.True => 't', JsonTokenType.False => 'f', _ => 'z' });
                break;
        }

        return true;
    }
}
