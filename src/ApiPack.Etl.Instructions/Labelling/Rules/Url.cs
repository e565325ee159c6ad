namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text holds a URL or a path.</summary>
internal static class Url
{
    public static Rule Rule { get; } = new("url", 2.6, Holds);

    private static double Holds(Reading reading)
    {
        var text = reading.WithoutName.AsSpan();
        if (reading.Lower.Contains("http://", StringComparison.Ordinal) || reading.Lower.Contains("https://", StringComparison.Ordinal))
            return reading.Endpoint.TakesLinks ? 0.3 : 1;
        for (var at = text.IndexOf(" /"); at >= 0;)
        {
            var next = at + 2;
            if (next < text.Length && char.IsLetter(text[next]))
                return 0.9;
            var more = text[next..].IndexOf(" /");
            at = more < 0 ? -1 : next + more;
        }

        return 0;
    }
}
