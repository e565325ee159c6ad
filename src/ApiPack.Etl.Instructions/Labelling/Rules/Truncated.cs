using ApiPack.Etl.Instructions.Grammar;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text breaks off.</summary>
internal static class Truncated
{
    public static Rule Rule { get; } = new("truncated", 2.6, Holds);

    private static double Holds(Reading reading)
    {
        var whole = reading.Text.AsSpan();
        var name = reading.Endpoint.Endpoint.ApiName;
        var text = whole.TrimEnd("\"'”’* ");
        if (text.IsEmpty || text[^1] is '.' or '?' or '!' or ')' || (name.Length > 0 && text.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
            return 0;
        if (text[^1] is ',' or ':' or ';' or '-' or '(')
            return 1;
        var last = reading.Sentences.Count > 0 ? reading.Sentences[^1].Words[^1] : "";
        if (reading.Sentences.Count > 0 && reading.Sentences[^1].IsItem)
            return 0;
        if (Nouns.Dangles(last) || last is "i" or "how" or "what" or "by" or "using" or "my" or "their" or "he" or "she" or "it's" or "i'm")
            return 1;
        var unclosed = text.Count('(') > text.Count(')') || whole.Count('"') % 2 == 1;
        return reading.Words > 45 || unclosed ? 0.9 : reading.Sentences.Count > 1 && reading.Sentences[^1].Line == reading.Sentences[^2].Line ? 0.4 : 0.1;
    }
}
