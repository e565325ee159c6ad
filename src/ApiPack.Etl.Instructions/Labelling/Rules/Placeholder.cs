using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>A blank stands where a value should: <c>{customer_name}</c>, <c>YOUR_API_KEY</c>.</summary>
internal static class Placeholder
{
    private static readonly SearchValues<string> Blanks = SearchValues.Create(
        ["your_", "your-api-key", "{api", "xxx", "<your", "[your", "[insert", "[specific", "[api", "[name", "insert_"], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("placeholder", 2.4, static reading =>
    {
        var text = reading.WithoutName;
        if (reading.Lower.AsSpan().ContainsAny(Blanks))
            return 1;
        return Enclosed(text, '{', '}') || Enclosed(text, '<', '>') ? 1 : Enclosed(text, '[', ']') ? 0.9 : 0;
    });

    private static bool Enclosed(string text, char open, char close)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start);
        return end > start + 2 && end - start < 60 && char.IsLetter(text[start + 1]);
    }
}
