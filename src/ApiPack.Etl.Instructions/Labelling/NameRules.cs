using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Names: the API's must be there, the endpoint's must not.</summary>
internal static class NameRules
{
    private const double Identifies = 0.6;

    /// <summary>The rules.</summary>
    public static Rule[] All =>
    [
        new("api-name-missing", 3.4, static reading => reading.NameMatch < 0.3 && !NamesAnother(reading) ? 1 : 0),
        new("api-name-wrong", 3.6, static reading => reading.NameMatch < 1 && NamesAnother(reading) ? 1 : 0),
        new("api-name-partial", 2.8, static reading => reading.NameMatch is >= 0.3 and < Identifies
            && !NamesAnother(reading) ? (Identifies - reading.NameMatch) / (Identifies - 0.3) : 0),
        new("endpoint-leaked", 2.5, Leaked),
    ];

    private static double Leaked(Reading reading)
    {
        var name = reading.Endpoint.Endpoint.EndpointName;
        if (name.Length < 3 || name.Equals(reading.Endpoint.Endpoint.ApiName, StringComparison.OrdinalIgnoreCase))
            return 0;
        var text = reading.WithoutName;
        if (EndpointName.IsLeaked(text, name))
            return 1;
        if (Identifiers.Words(name).Count > 2 && Identifiers.IsIdentifier(name) && Identifiers.IndexOfToken(text, name, StringComparison.OrdinalIgnoreCase) >= 0)
            return 1;
        foreach (var quote in (ReadOnlySpan<char>)['\'', '"', '`', '’', '“', '‘'])
        {
            if (reading.Text.Contains($"{quote}{name}", StringComparison.OrdinalIgnoreCase))
                return 1;
        }

        var lower = name.ToLowerInvariant();
        return name.Length > 3 && (reading.Lower.Contains($"{lower} endpoint", StringComparison.Ordinal)
            || reading.Lower.Contains($"endpoint {lower} ", StringComparison.Ordinal)
            || reading.Lower.Contains($"{lower} operation", StringComparison.Ordinal)
                || reading.Lower.Contains($"{lower} method", StringComparison.Ordinal)) ? 1 : 0;
    }

    /// <summary>True when a capitalised name other than the API's stands before the word API.</summary>
    private static bool NamesAnother(Reading reading)
    {
        var text = reading.Text;
        for (var at = Identifiers.IndexOfToken(text, "API", StringComparison.Ordinal); at >= 0; at = Identifiers.IndexOfToken(text, "API", StringComparison.Ordinal, at + 3))
        {
            var before = text.AsSpan(0, at).TrimEnd();
            var word = before[(before.LastIndexOf(' ') + 1)..];
            if (word.Length > 1 && char.IsUpper(word[0]) && before.Length > word.Length && !(word is "The" or "This" or "REST" or "Your" or "An" or "Web")
                && !reading.Endpoint.Name.Has(word.ToString()))
                return true;
        }

        return false;
    }
}
