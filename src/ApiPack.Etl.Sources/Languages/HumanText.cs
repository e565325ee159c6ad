using System.Text.Json;

namespace ApiPack.Etl.Sources.Languages;

/// <summary>
/// The human text of an OpenAPI document: the title, every description and summary once. Examples, defaults, enumerations and
/// extensions are data, not text about the API; names (of schemas, properties, tags) are code.
/// </summary>
internal static class HumanText
{
    private const int SampleBytes = 160 * 1024;
    private const int LongestPiece = 2 * 1024;
    private const int MaxDepth = 512;

    /// <summary>The texts in document order; of long documents an even sample of about 20,000 words.</summary>
    public static List<string> Of(ReadOnlyMemory<byte> json)
    {
        var places = Places(json.Span);
        var total = places.Sum(place => (long)Math.Min(place.Length, LongestPiece));
        var wanted = total <= SampleBytes ? places.Count : Math.Max(1, (long)places.Count * SampleBytes / total);
        var texts = new List<string>((int)wanted);
        for (var i = 0L; i < places.Count; i++)
        {
            if ((i + 1) * wanted / places.Count > i * wanted / places.Count)
                texts.Add(Text(json.Span.Slice(places[(int)i].Start, places[(int)i].Length)));
        }
        return texts;
    }

    private static List<(int Start, int Length)> Places(ReadOnlySpan<byte> json)
    {
        var places = new List<(int Start, int Length)>();
        var seen = new HashSet<ulong>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        var holdsNames = new bool[MaxDepth + 2];
        var key = Key.Other;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    holdsNames[reader.CurrentDepth + 1] = key == Key.Names;
                    key = Key.Other;
                    break;
                case JsonTokenType.PropertyName:
                    key = KeyOf(ref reader, holdsNames[reader.CurrentDepth]);
                    if (key == Key.Data)
                        reader.Skip();
                    break;
                case JsonTokenType.String when key == Key.Text && seen.Add(Hash(reader.ValueSpan)):
                    places.Add(((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2));
                    break;
                default:
                    break;
            }
        }
        return places;
    }

    private static Key KeyOf(ref Utf8JsonReader reader, bool isName)
    {
        if (isName)
            return Key.Other;
        return reader.ValueSpan switch
        {
            var key when key.SequenceEqual("description"u8) || key.SequenceEqual("summary"u8) => Key.Text,
            var key when key.SequenceEqual("title"u8) => reader.CurrentDepth == 2 ? Key.Text : Key.Other,
            var key when key.SequenceEqual("example"u8) || key.SequenceEqual("examples"u8) || key.SequenceEqual("default"u8)
                || key.SequenceEqual("enum"u8) || key.SequenceEqual("const"u8) || key.StartsWith("x-"u8) => Key.Data,
            var key when key.SequenceEqual("properties"u8) || key.SequenceEqual("patternProperties"u8) || key.SequenceEqual("schemas"u8)
                || key.SequenceEqual("definitions"u8) || key.SequenceEqual("responses"u8) || key.SequenceEqual("parameters"u8)
                || key.SequenceEqual("headers"u8) || key.SequenceEqual("scopes"u8) => Key.Names,
            _ => Key.Other,
        };
    }

    /// <summary>The string of a JSON token, cut to the longest piece.</summary>
    private static string Text(ReadOnlySpan<byte> token)
    {
        var reader = new Utf8JsonReader(token);
        reader.Read();
        var text = reader.GetString()!;
        return text.Length <= LongestPiece ? text : text[..LongestPiece];
    }

    /// <summary>FNV-1a, 64 bits.</summary>
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in text)
            hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }

    private enum Key
    {
        Other,
        Text,
        Data,
        Names,
    }
}
