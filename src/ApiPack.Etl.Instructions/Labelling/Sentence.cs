using ApiPack.Etl.Instructions.Grammar;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>What a sentence does.</summary>
internal enum Act
{
    /// <summary>Asks: <c>How can I …?</c></summary>
    Question,

    /// <summary>Orders: <c>Show me …</c></summary>
    Command,

    /// <summary>Says what somebody needs: <c>I'd like to …</c></summary>
    Need,

    /// <summary>Begins with a purpose and goes on with an order: <c>To list users, use …</c></summary>
    PurposeCommand,

    /// <summary>Anything else.</summary>
    Statement,
}

/// <summary>A sentence or line of an instruction.</summary>
internal sealed record Sentence
{
    private static readonly HashSet<string> QuestionWords = new(StringComparer.Ordinal)
    {
        "how", "what", "which", "where", "when", "who", "why", "can", "could", "would", "will", "is", "are", "do", "does", "did", "should", "may", "shall", "has",
        "have", "whose", "what's", "how's",
    };

    private static readonly HashSet<string> Orders = new(StringComparer.Ordinal)
    {
        "show", "tell", "help", "give", "please", "let", "explain", "teach", "guide", "assist", "provide", "walk", "demonstrate", "ask", "imagine", "utilize",
        "leverage", "utilise", "employ", "make", "kindly",
        "perform", "access", "query", "request", "post", "order", "report", "test", "check", "search", "list", "log", "filter", "sort", "set", "count", "transfer",
        "map", "schedule", "start", "stop", "trigger",
    };

    /// <summary>The words in lower case, without punctuation.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The sentence in lower case.</summary>
    public required string Lower { get; init; }

    /// <summary>The sentence as it stands.</summary>
    public required string Text { get; init; }

    /// <summary>Its line, from 0.</summary>
    public required int Line { get; init; }

    /// <summary>Its paragraph, from 0: an empty line stands before a new one.</summary>
    public required int Paragraph { get; init; }

    /// <summary>True when it is an item of a list: <c>1.</c>, <c>-</c>.</summary>
    public required bool IsItem { get; init; }

    /// <summary>What it does.</summary>
    public required Act Act { get; init; }

    /// <summary>The first word, or empty.</summary>
    public string First => Words.Count > 0 ? Words[0] : "";

    /// <summary>Splits a text at ends of sentences and lines.</summary>
    public static IReadOnlyList<Sentence> Split(string text, string lower)
    {
        var sentences = new List<Sentence>(3);
        int start = 0, line = 0, paragraph = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n' && !Ends(text, i))
                continue;
            Add(sentences, text.AsSpan(start, i - start), lower.AsSpan(start, i - start), i < text.Length && text[i] != '\n' ? text[i] : '\0', line, paragraph);
            start = i + 1;
            if (i == text.Length || text[i] != '\n')
                continue;
            line++;
            paragraph += i > 0 && text[i - 1] == '\n' ? 1 : 0;
        }

        return sentences;
    }

    private static bool Ends(string text, int i)
    {
        if (text[i] is not ('.' or '?' or '!'))
            return false;
        var next = i + 1;
        while (next < text.Length && text[next] is '"' or '\'' or ')' or '”' or '’' or '*')
            next++;
        if (next < text.Length && !char.IsWhiteSpace(text[next]))
            return false;
        if (text[i] != '.')
            return true;
        var word = text.AsSpan(0, i);
        word = word[(word.LastIndexOfAny(' ', '\n', '(') + 1)..];
        var isNumber = word.Length is 1 or 2 && !word.ContainsAnyExceptInRange('0', '9') && (i < 3 || text[i - word.Length - 1] == '\n');
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        var goesOn = next < text.Length && char.IsLower(text[next]);
        return !isNumber && !goesOn && !(word is "e.g" or "i.e" or "vs" or "U.S" or "Dr" or "Inc" or "Ltd" or "St" or "No" or "Co" or "Mr" or "Mrs" or "Ms"
            or "B" or "P" or "J" && next < text.Length);
    }

    private static void Add(List<Sentence> sentences, ReadOnlySpan<char> text, ReadOnlySpan<char> lower, char end, int line, int paragraph)
    {
        var trimmed = lower.Trim(" \t\r\"'“”‘*_#>");
        if (trimmed.IsEmpty)
            return;
        var item = trimmed[0] is '-' or '•' or '–' || (trimmed.Length > 2 && char.IsAsciiDigit(trimmed[0]) && (trimmed[1] is '.' or ')'
            || (char.IsAsciiDigit(trimmed[1]) && trimmed[2] is '.' or ')')));
        var words = new List<string>(24);
        foreach (var range in trimmed.SplitAny(" \t\n"))
        {
            var word = trimmed[range].Trim(",;:()[]\"'“”‘`*-•!?.");
            if (!word.IsEmpty && !(item && words.Count == 0 && char.IsAsciiDigit(word[0])))
                words.Add(word.ToString());
        }

        if (words.Count > 0)
        {
            sentences.Add(new Sentence
            {
                Words = words,
                Text = text.ToString(),
                Lower = trimmed.ToString(),
                Line = line,
                Paragraph = paragraph,
                IsItem = item,
                Act = item && trimmed.IndexOf(':') is > 0 and < 25 ? Act.Statement : ActOf(words, trimmed, end),
            });
        }
    }

    private static Act ActOf(List<string> words, ReadOnlySpan<char> lower, char end)
    {
        var at = words[0] is "hi" or "hello" or "hey" or "and" or "also" or "additionally" or "alternatively" or "then" or "next" or "finally" or "or" or "so"
            or "furthermore" or "moreover" or "afterwards" or "lastly" or "subsequently" or "plus" ? 1 : 0;
        var first = at < words.Count ? words[at] : "";
        if (end == '?' || (QuestionWords.Contains(first) && words.Count > 3 && first is "how" or "what" or "which" or "where" or "can" or "could" && end != '.'))
            return Act.Question;
        if (first is "to" or "for" && lower.IndexOf(',') is > 0 and var comma && words.Count > 4)
        {
            var after = lower[(comma + 1)..].Trim().ToString().Split(' ')[0];
            if (IsOrder(after) || lower[comma..].StartsWith(", you ") || lower[comma..].StartsWith(", simply "))
                return Act.PurposeCommand;
        }

        if (Needs(words))
            return Act.Need;
        if (IsOrder(first) || Verbs.Before(first, at + 1 < words.Count ? words[at + 1] : "") is { Form: VerbForm.Base } || ((Nouns.IsAdverb(first)
            || first is "bulk" or "batch") && words.Count > at + 1 && IsOrder(words[at + 1])))
            return Act.Command;
        if (first is "using" or "with" or "via" or "through" or "by" or "from" or "based" or "given" or "for" or "in" or "on" or "at" or "as" or "after" or "before"
            or "when" or "if" or "since" or "because" or "while" or "once" or "dear")
        {
            for (var pause = lower.IndexOf(','); pause > 0;)
            {
                var after = lower[(pause + 1)..].Trim().ToString().Split(' ', 3);
                if (IsOrder(after[0]) || (after.Length > 1 && Verbs.Before(after[0], after[1]) is not null) || (after.Length > 1 && Nouns.IsAdverb(after[0])
                    && IsOrder(after[1])))
                    return Act.Command;
                if (QuestionWords.Contains(after[0]))
                    return Act.Question;
                var more = lower[(pause + 1)..].IndexOf(',');
                pause = more < 0 ? -1 : pause + 1 + more;
            }
        }

        return QuestionWords.Contains(first) && first is "how" ? Act.Question : Act.Statement;
    }

    private static bool IsOrder(string word) =>
        Orders.Contains(word) || Verbs.Find(word) is { Form: VerbForm.Base };

    private static bool Needs(List<string> words)
    {
        for (var i = 0; i < Math.Min(words.Count - 1, 30); i++)
        {
            if (words[i] is "i" or "we" or "i'd" or "i'm" or "we'd" or "we're" or "i've" or "i'll" or "we've" || (words[i] is "my" or "our" && i == 0))
                return true;
            if (words[i] is "looking" && words[i + 1] is "to" or "for" || words[i] is "trying" && words[i + 1] is "to")
                return true;
        }

        return words[0] is "need" or "want" or "looking" or "seeking" or "trying" or "wondering";
    }
}
