using System.Text.Json;
using ApiPack.Etl.OpenApi.Patterns;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Samples of texts: the conventional value of the format where length and pattern allow it, else one made for them.</summary>
internal static class TextSample
{
    private const int LongestText = 4_096;

    /// <summary>What a text without any rule says.</summary>
    public const string Word = "string";

    /// <summary>The text; it breaks the schema only where nothing was found that satisfies it: then the author's own example is as good as any.</summary>
    public static string Make(Schema schema, string? propertyName)
    {
        var least = Math.Min(schema.Counts.MinLength ?? 0, LongestText);
        var most = Math.Max(schema.Counts.MaxLength ?? int.MaxValue, 0);
        var conventional = Conventional(schema.Format, propertyName, least, most);
        if (LeafCheck.Text(schema, conventional))
            return conventional;
        foreach (var variant in Variants(schema.Format, conventional, least))
        {
            if (LeafCheck.Text(schema, variant))
                return variant;
        }

        if (schema.ParsedPattern is { } pattern)
            return PatternSample.Make(pattern, least, most) ?? Example(schema) ?? conventional;
        return Fitted(conventional, least, most);
    }

    private static string? Example(Schema schema) =>
        schema.Example.ValueKind == JsonValueKind.String && SampleReader.ReadOrNull(schema.Example) is { Text.Length: <= LongestText } example ? example.Text : null;

    private static string Conventional(string? format, string? propertyName, int least, int most) => format switch
    {
        "email" => "user@example.com",
        "idn-email" => "пошта@укр.нет",
        "password" => Password(least),
        "date-time" => "2019-08-24T14:15:22Z",
        "date" => "2019-08-24",
        "time" => "14:15:22Z",
        "ipv4" => "192.168.0.1",
        "ipv6" => "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
        "hostname" => "example.com",
        "idn-hostname" => "приклад.укр",
        "iri" => "http://example.com/entity/1",
        "iri-reference" => "/entity/1",
        "uri" or "url" => "http://example.com",
        "uri-reference" => "../dictionary",
        "uri-template" => "http://example.com/{endpoint}",
        "uuid" => NamedUuid.Of(string.IsNullOrEmpty(propertyName) ? "id" : propertyName),
        "json-pointer" => "/json/pointer",
        "relative-json-pointer" => "1/relative/json/pointer",
        "regex" => "/regex/",
        "byte" or "base64" => "c3RyaW5n",
        "duration" => "P1D",
        _ => Fitted(Word, least, most),
    };

    /// <summary>Other texts of the format, for lengths and patterns that the conventional one breaks.</summary>
    private static IEnumerable<string> Variants(string? format, string conventional, int least) => format switch
    {
        "uuid" => [conventional.ToUpperInvariant()],
        "date-time" => ["2019-08-24T14:15:22+00:00", $"2019-08-24T14:15:22.{new string('0', Math.Max(3, least - 21))}Z", "2019-08-24T14:15:22.000+00:00"],
        _ => [],
    };

    private static string Password(int least)
    {
        const string start = "pa$$word";
        const string symbols = "qwerty!@#$%^123456";
        return least <= start.Length ? start : $"{start}_{Repeated(symbols, least - start.Length - 1)}";
    }

    private static string Fitted(string text, int least, int most)
    {
        if (text.Length < least)
            text = Repeated(text, least);
        return text.Length > most ? text[..most] : text;
    }

    private static string Repeated(string text, int length) => string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))[..length];
}
