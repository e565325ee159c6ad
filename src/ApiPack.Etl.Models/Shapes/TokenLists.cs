using System.Text.Json;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>Reads arrays of objects that each hold a token and its log-probability.</summary>
internal static class TokenLists
{
    /// <summary>Reads the array that follows.</summary>
    /// <param name="reader">Before the array.</param>
    /// <param name="token">Name of the property that holds the token's text.</param>
    /// <param name="logProbability">Name of the property that holds its log-probability.</param>
    public static List<TokenProbability> Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> token, ReadOnlySpan<byte> logProbability)
    {
        reader.ReadArray();
        return Items(ref reader, token, logProbability);
    }

    /// <summary>Reads the items of the array that the reader is at the beginning of.</summary>
    public static List<TokenProbability> Items(ref Utf8JsonReader reader, ReadOnlySpan<byte> token, ReadOnlySpan<byte> logProbability)
    {
        List<TokenProbability> list = [];
        while (reader.NextItem())
        {
            string? text = null;
            double? value = null;
            reader.Expect(JsonTokenType.StartObject);
            while (reader.NextProperty())
            {
                if (reader.ValueTextEquals(token))
                    text = reader.ReadText();
                else if (reader.ValueTextEquals(logProbability))
                    value = reader.ReadNumber();
                else
                    reader.SkipValue();
            }

            list.Add(new(text ?? throw new JsonException("a token has no text"), value ?? throw new JsonException("a token has no log-probability")));
        }

        return list;
    }
}
