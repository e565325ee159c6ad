using System.Text.Json;

namespace ApiPack.Etl.Models.Http;

/// <summary>Walks JSON forwards. A shape that is not as expected is a <see cref="JsonException"/>.</summary>
internal static class JsonReading
{
    /// <summary>Reads on to a value that must begin an object.</summary>
    public static void ReadObject(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        reader.Expect(JsonTokenType.StartObject);
    }

    /// <summary>Reads on to a value that must begin an array.</summary>
    public static void ReadArray(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        reader.Expect(JsonTokenType.StartArray);
    }

    /// <summary>Reads on to a value that may be null; true when it begins what <paramref name="start"/> says.</summary>
    public static bool ReadOptional(this ref Utf8JsonReader reader, JsonTokenType start)
    {
        reader.ReadNext();
        if (reader.TokenType == JsonTokenType.Null)
            return false;
        reader.Expect(start);
        return true;
    }

    /// <summary>Inside an object: true at its next property's name, false at its end.</summary>
    public static bool NextProperty(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Inside an array: true at its next item, false at its end.</summary>
    public static bool NextItem(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Reads on to a value and past it.</summary>
    public static void SkipValue(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        reader.Skip();
    }

    /// <summary>Reads a text, or null.</summary>
    public static string? ReadText(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        return reader.GetString();
    }

    /// <summary>Reads a whole number.</summary>
    public static int ReadInt(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        return reader.GetInt32();
    }

    /// <summary>Reads a finite number, or null.</summary>
    public static double? ReadNumber(this ref Utf8JsonReader reader)
    {
        reader.ReadNext();
        return reader.Number();
    }

    /// <summary>The finite number, or null, that the reader is at.</summary>
    public static double? Number(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        var number = reader.GetDouble();
        return double.IsFinite(number) ? number : throw new JsonException("a number is not finite");
    }

    /// <summary>Reads an array of whole numbers.</summary>
    public static int[] ReadInts(this ref Utf8JsonReader reader)
    {
        List<int> numbers = [];
        reader.ReadArray();
        while (reader.NextItem())
            numbers.Add(reader.GetInt32());
        return [.. numbers];
    }

    /// <summary>Reads the numbers of an array that the reader is at the beginning of; null is an error.</summary>
    public static double[] Numbers(this ref Utf8JsonReader reader)
    {
        List<double> numbers = [];
        reader.Expect(JsonTokenType.StartArray);
        while (reader.NextItem())
            numbers.Add(reader.Number() ?? throw new JsonException("a number is null"));
        return [.. numbers];
    }

    /// <summary>Checks what the reader is at.</summary>
    public static void Expect(this ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException($"{type} is expected, {reader.TokenType} is there");
    }

    private static void ReadNext(this ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("the JSON ends early");
    }
}
