namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>What <c>discriminator</c> says (OpenAPI 3.1 §4.8.25).</summary>
/// <param name="Property">The property that tells schemas apart.</param>
/// <param name="Values">Its value by the schema's name, as <c>mapping</c> gives it.</param>
/// <param name="First">The mapping's first value, or null when there is no mapping.</param>
internal sealed record Discriminator(string Property, IReadOnlyDictionary<string, string> Values, string? First)
{
    /// <summary>The value that names a referenced schema; where a mapping does not hold it, the mapping's first.</summary>
    public string ValueOf(string reference)
    {
        var name = NameOf(reference);
        return Values.TryGetValue(name, out var value) ? value : First ?? name;
    }

    /// <summary>The name of the schema that a value of the property stands for.</summary>
    public string NameOfValue(string value)
    {
        foreach (var (name, mapped) in Values)
        {
            if (mapped == value)
                return name;
        }

        return value;
    }

    /// <summary>A schema's name: the last part of a reference to it, or the bare name.</summary>
    public static string NameOf(string reference) => reference[(reference.LastIndexOf('/') + 1)..];
}
