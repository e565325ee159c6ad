using System.Text.Json;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>Reads arrays of objects that say by <c>index</c> which input they belong to.</summary>
internal static class IndexedItems
{
    /// <summary>Reads the array that a property of the reply's object holds.</summary>
    public static T[] Read<T>(ref Utf8JsonReader reader, string property, int count, string value, ReplyParser<T> parse)
    {
        T[]? items = null;
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals(property))
                items = Read(ref reader, count, value, parse);
            else
                reader.SkipValue();
        }

        return items ?? throw new JsonException($"there is no '{property}'");
    }

    /// <summary>Reads the array that follows.</summary>
    /// <param name="reader">Before the array.</param>
    /// <param name="count">How many items there must be, each index once.</param>
    /// <param name="value">Name of the property that is wanted.</param>
    /// <param name="parse">Reads it; called at its first token.</param>
    public static T[] Read<T>(ref Utf8JsonReader reader, int count, string value, ReplyParser<T> parse)
    {
        var items = new T[count];
        var seen = new bool[count];
        var read = 0;
        reader.ReadArray();
        while (reader.NextItem())
        {
            var (index, item) = Item(ref reader, value, parse);
            if (index < 0 || index >= count || seen[index])
                throw new JsonException($"item {index} is there twice or was not asked for");
            (items[index], seen[index]) = (item, true);
            read++;
        }

        return read == count ? items : throw new JsonException($"{count} items are asked for, {read} are there");
    }

    /// <summary>Reads a score.</summary>
    public static double Score(ref Utf8JsonReader reader) => reader.Number() ?? throw new JsonException("a score is null");

    private static (int Index, T Value) Item<T>(ref Utf8JsonReader reader, string value, ReplyParser<T> parse)
    {
        var index = -1;
        T? item = default;
        var found = false;
        reader.Expect(JsonTokenType.StartObject);
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("index"u8))
            {
                index = reader.ReadInt();
            }
            else if (reader.ValueTextEquals(value))
            {
                reader.Read();
                item = parse(ref reader);
                found = true;
            }
            else
            {
                reader.SkipValue();
            }
        }

        return found ? (index, item!) : throw new JsonException($"an item has no '{value}'");
    }
}
