namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>Searches a text for a pattern by backtracking, with a bound on the steps: the same answer on every machine, and an end.</summary>
internal sealed class PatternMatcher
{
    private const int DeepestCall = 1_000;

    private readonly string text;
    private int stepsLeft;
    private int depth;

    private PatternMatcher(string text, int steps)
    {
        this.text = text;
        stepsLeft = steps;
    }

    /// <summary>True when the pattern is found in the text, false when it is not, null when the steps did not suffice to tell.</summary>
    public static bool? IsMatch(PatternNode pattern, string text, int steps = 20_000)
    {
        var matcher = new PatternMatcher(text, steps);
        for (var start = 0; start <= text.Length; start++)
        {
            if (matcher.Match(pattern, start, static _ => true))
                return true;
        }

        return matcher.stepsLeft < 0 ? null : false;
    }

    private bool Match(PatternNode node, int at, Func<int, bool> next)
    {
        if (--stepsLeft < 0)
            return false;
        if (depth >= DeepestCall)
        {
            stepsLeft = -1;
            return false;
        }

        depth++;
        var matched = MatchNode(node, at, next);
        depth--;
        return matched;
    }

    private bool MatchNode(PatternNode node, int at, Func<int, bool> next) =>
        node switch
        {
            PatternNode.One one => at < text.Length && one.Set.Contains(text[at]) && next(at + 1),
            PatternNode.Sequence sequence => Sequence(sequence.Parts, 0, at, next),
            PatternNode.Choice choice => Choice(choice.Options, at, next),
            PatternNode.Repeat repeat => Repeat(repeat, 0, at, next),
            PatternNode.Anchor anchor => Holds(anchor.Kind, at) && next(at),
            PatternNode.Look look => Sees(look, at) == look.Wanted && next(at),
            _ => false,
        };

    private bool Sequence(IReadOnlyList<PatternNode> parts, int part, int at, Func<int, bool> next) =>
        part == parts.Count ? next(at) : Match(parts[part], at, end => Sequence(parts, part + 1, end, next));

    private bool Choice(IReadOnlyList<PatternNode> options, int at, Func<int, bool> next)
    {
        foreach (var option in options)
        {
            if (Match(option, at, next))
                return true;
        }

        return false;
    }

    private bool Repeat(PatternNode.Repeat repeat, int done, int at, Func<int, bool> next)
    {
        if (repeat.Part is PatternNode.One one)
            return Run(one.Set, repeat, at, next);
        if (done < repeat.Max && Match(repeat.Part, at, end => (end > at || done < repeat.Min) && Repeat(repeat, done + 1, end, next)))
            return true;
        return done >= repeat.Min && next(at);
    }

    private bool Run(CharacterSet set, PatternNode.Repeat repeat, int at, Func<int, bool> next)
    {
        var most = 0;
        while (most < repeat.Max && at + most < text.Length && set.Contains(text[at + most]))
            most++;
        stepsLeft -= most;
        for (var count = most; count >= repeat.Min && stepsLeft >= 0; count--)
        {
            stepsLeft--;
            if (next(at + count))
                return true;
        }

        return false;
    }

    private bool Sees(PatternNode.Look look, int at)
    {
        if (look.Ahead)
            return Match(look.Part, at, static _ => true);
        for (var start = at; start >= 0; start--)
        {
            if (Match(look.Part, start, end => end == at))
                return true;
        }

        return false;
    }

    private bool Holds(char anchor, int at) => anchor switch
    {
        '^' => at == 0,
        '$' => at == text.Length,
        'b' => IsWord(at - 1) != IsWord(at),
        _ => IsWord(at - 1) == IsWord(at),
    };

    private bool IsWord(int at) => at >= 0 && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');
}
