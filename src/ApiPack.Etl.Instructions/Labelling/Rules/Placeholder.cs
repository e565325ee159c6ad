using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>A blank stands where a value should: <c>{customer_name}</c>, <c>YOUR_API_KEY</c>.</summary>
internal static class Placeholder
{
    private static readonly SearchValues<string> Blanks = SearchValues.Create(
        ["your_", "your-api-key", "{api", "<your", "[your", "[insert", "[specific", "[api", "[name", "insert_"], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("placeholder", 2.4, static reading =>
    {
        var text = reading.WithoutName;
        if (reading.Lower.AsSpan().ContainsAny(Blanks))
            return 1;
        return Crossed(reading.Lower) || Enclosed(text, '{', '}') || Enclosed(text, '<', '>') || Enclosed(text, '[', ']') ? 1 : 0;
    });

    /// <summary>True for a run of x in place of a value (<c>XXX-XXXX</c>); behind other letters or digits it masks one (<c>FXxxxxxxxx</c>, <c>4111-XXXX</c>).</summary>
    private static bool Crossed(string lower)
    {
        var end = 0;
        for (var at = lower.IndexOf("xxx", StringComparison.Ordinal); at >= 0; at = lower.IndexOf("xxx", end, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && !char.IsWhiteSpace(lower[start - 1]))
                start--;
            end = at;
            while (end < lower.Length && !char.IsWhiteSpace(lower[end]))
                end++;
            if (!lower.AsSpan(start, end - start).Trim("\"'`“”‘’().,;:?!").ContainsAnyExcept("x-+/"))
                return true;
        }

        return false;
    }

    /// <summary>True for a phrase in brackets that names a value; a list, an object or several values in them are values.</summary>
    private static bool Enclosed(string text, char open, char close)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start);
        return end > start + 2 && end - start < 60 && char.IsLetter(text[start + 1]) && !text.AsSpan(start, end - start).ContainsAny(",:\"'=");
    }
}
