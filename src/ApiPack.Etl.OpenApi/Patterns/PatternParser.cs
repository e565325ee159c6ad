using System.Globalization;

namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>Reads a <c>pattern</c> (JSON Schema's ECMA-262 dialect, and the <c>(?i)</c>, <c>\A</c>, <c>\z</c>, <c>/^…$/</c> that authors carry over).</summary>
internal ref struct PatternParser
{
    private const int LongestPattern = 32_000;
    private const int DeepestGroup = 40;

    private readonly ReadOnlySpan<char> text;
    private int at;
    private bool failed;

    private PatternParser(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The tree, or null when the pattern is broken, too long or uses what is not supported.</summary>
    public static PatternNode? Parse(string pattern)
    {
        if (pattern.Length > LongestPattern)
            return null;
        var text = Undelimited(pattern);
        var parser = new PatternParser(text);
        var node = parser.Choice(0);
        return parser.failed || parser.at < text.Length ? null : node;
    }

    /// <summary>What stands between the delimiters of another dialect, <c>/^…$/i</c>; the flag only lets more texts match.</summary>
    private static ReadOnlySpan<char> Undelimited(string pattern)
    {
        var end = pattern.LastIndexOf("$/", StringComparison.Ordinal);
        return end > 1 && pattern.StartsWith("/^", StringComparison.Ordinal) && pattern.AsSpan(end + 2).IndexOfAnyExceptInRange('a', 'z') < 0
            ? pattern.AsSpan(1, end)
            : pattern;
    }

    private PatternNode Choice(int depth)
    {
        var options = new List<PatternNode> { Sequence(depth) };
        while (Take('|'))
            options.Add(Sequence(depth));
        return options.Count == 1 ? options[0] : new PatternNode.Choice(options);
    }

    private PatternNode Sequence(int depth)
    {
        var parts = new List<PatternNode>();
        while (!failed && at < text.Length && text[at] is not ('|' or ')'))
        {
            if (Term(depth) is { } part)
                parts.Add(Quantified(part));
        }

        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);
    }

    private PatternNode? Term(int depth)
    {
        var character = text[at++];
        return character switch
        {
            '^' or '$' => new PatternNode.Anchor(character),
            '.' => new PatternNode.One(CharacterSet.NoLineEnd),
            '[' => PatternSets.Read(text, ref at) is { } set ? new PatternNode.One(set) : Fail(),
            '(' => Group(depth),
            '\\' => Escape(),
            '*' or '+' or '?' => Fail(),
            _ => new PatternNode.One(CharacterSet.Of(character)),
        };
    }

    private PatternNode? Group(int depth)
    {
        if (depth >= DeepestGroup)
            return Fail();
        var (ahead, wanted, look) = (true, true, false);
        if (Take('?'))
        {
            if (TakeWord("i)") || TakeWord("m)") || TakeWord("s)"))
                return null;
            if (TakeWord("="))
                look = true;
            else if (TakeWord("!"))
                (look, wanted) = (true, false);
            else if (TakeWord("<="))
                (look, ahead) = (true, false);
            else if (TakeWord("<!"))
                (look, ahead, wanted) = (true, false, false);
            else if (!TakeWord(":") && !TakeName())
                return Fail();
        }

        var inner = Choice(depth + 1);
        if (!Take(')'))
            return Fail();
        return look ? new PatternNode.Look(inner, ahead, wanted) : inner;
    }

    private PatternNode? Escape()
    {
        if (at >= text.Length)
            return Fail();
        var character = text[at++];
        return character switch
        {
            'b' or 'B' => new PatternNode.Anchor(character),
            'A' => new PatternNode.Anchor('^'),
            'z' or 'Z' => new PatternNode.Anchor('$'),
            >= '1' and <= '9' => Fail(),
            _ => PatternEscapes.Read(text, character, ref at) is { } set ? new PatternNode.One(set) : Fail(),
        };
    }

    private PatternNode Quantified(PatternNode part)
    {
        while (!failed && at < text.Length)
        {
            var (min, max) = text[at] switch
            {
                '*' => (0, int.MaxValue),
                '+' => (1, int.MaxValue),
                '?' => (0, 1),
                '{' => Counts(),
                _ => (-1, -1),
            };
            if (min < 0)
                return part;
            at = text[at] == '{' ? at + text[at..].IndexOf('}') + 1 : at + 1;
            if (!Take('?'))
                Take('+');
            part = new PatternNode.Repeat(part, min, max);
        }

        return part;
    }

    private readonly (int Min, int Max) Counts()
    {
        var end = text[at..].IndexOf('}');
        if (end < 0)
            return (-1, -1);
        var inner = text[(at + 1)..(at + end)];
        var comma = inner.IndexOf(',');
        var low = comma < 0 ? inner : inner[..comma];
        if (!int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var min))
            return (-1, -1);
        if (comma < 0)
            return (min, min);
        if (comma == inner.Length - 1)
            return (min, int.MaxValue);
        return int.TryParse(inner[(comma + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var max) && max >= min ? (min, max) : (-1, -1);
    }

    private bool Take(char character)
    {
        if (at >= text.Length || text[at] != character)
            return false;
        at++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!text[at..].StartsWith(word, StringComparison.Ordinal))
            return false;
        at += word.Length;
        return true;
    }

    private bool TakeName()
    {
        var start = TakeWord("P<") || TakeWord("<");
        var end = start ? text[at..].IndexOf('>') : -1;
        if (end < 0)
            return false;
        at += end + 1;
        return true;
    }

    private PatternNode? Fail()
    {
        failed = true;
        return null;
    }
}
