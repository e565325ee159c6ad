using System.Text.Json;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.ModelServer.Http;

/// <summary>What is sent back, written at once: a request's body is gone once it is answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The JSON; empty for none.</param>
internal sealed record ServerReply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Status 200 with a body of any kind.</summary>
    public static ServerReply Of(Action<Utf8JsonWriter> write) => new(200, ModelJson.Bytes(write));

    /// <summary>Status 200 with a body of one object.</summary>
    public static ServerReply Object(Action<Utf8JsonWriter> fields, int status = 200) => new(status, ModelJson.Bytes(to =>
    {
        to.WriteStartObject();
        fields(to);
        to.WriteEndObject();
    }));
}

/// <summary>Writing that several replies share.</summary>
internal static class ReplyWriting
{
    /// <summary>Writes a number so that it is read back to the last bit; one that is none as Python does.</summary>
    public static void WriteDouble(this Utf8JsonWriter to, double? value)
    {
        if (value is not { } number)
            to.WriteNullValue();
        else if (double.IsFinite(number))
            to.WriteNumberValue(number);
        else
            to.WriteRawValue("NaN"u8, skipInputValidation: true);
    }

    /// <summary>Writes an array.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter to, string name, IEnumerable<T> items, Action<T> write)
    {
        to.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        to.WriteEndArray();
    }

    /// <summary>Writes a property that is a number, null or, struck by a fault, none.</summary>
    public static void WriteDouble(this Utf8JsonWriter to, string name, double? value)
    {
        to.WritePropertyName(name);
        to.WriteDouble(value);
    }

    /// <summary>Writes a property that is an array of whole numbers.</summary>
    public static void WriteIds(this Utf8JsonWriter to, string name, IEnumerable<int> ids) => to.WriteArray(name, ids, to.WriteNumberValue);

    /// <summary>Writes a property that is an object.</summary>
    public static void WriteObject(this Utf8JsonWriter to, string name, Action fields)
    {
        to.WriteStartObject(name);
        fields();
        to.WriteEndObject();
    }

    /// <summary>Writes an item that is an object.</summary>
    public static void WriteObject(this Utf8JsonWriter to, Action fields)
    {
        to.WriteStartObject();
        fields();
        to.WriteEndObject();
    }
}
