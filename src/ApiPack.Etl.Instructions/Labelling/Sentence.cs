namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>A sentence or line of an instruction.</summary>
internal sealed record Sentence
{
    /// <summary>Characters before the colon of an item that gives a value: <c>Title: …</c></summary>
    private const int LongestKey = 25;

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

    /// <summary>True when it is an item of a list: <c>1.</c>, <c>-</c>, or <c>Title: …</c> under a line that ends with a colon.</summary>
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
        var announced = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n' && !Ends(text, i))
                continue;
            Add(sentences, text.AsSpan(start, i - start), lower.AsSpan(start, i - start), i < text.Length && text[i] != '\n' ? text[i] : '\0', line, paragraph, announced);
            start = i + 1;
            if (i == text.Length || text[i] != '\n')
                continue;
            line++;
            announced |= i > 0 && text[i - 1] == ':';
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

    private static void Add(List<Sentence> sentences, ReadOnlySpan<char> text, ReadOnlySpan<char> lower, char end, int line, int paragraph, bool announced)
    {
        var trimmed = lower.Trim(" \t\r\"'“”‘*_#>");
        if (trimmed.IsEmpty)
            return;
        var item = trimmed[0] is '-' or '•' or '–' || (trimmed.Length > 2 && char.IsAsciiDigit(trimmed[0]) && (trimmed[1] is '.' or ')'
            || (char.IsAsciiDigit(trimmed[1]) && trimmed[2] is '.' or ')')))
            || (announced && trimmed.IndexOf(": ") is > 0 and < LongestKey);
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
                Act = item && trimmed.IndexOf(':') is > 0 and < LongestKey ? Act.Statement : Acts.Of(words, trimmed, end),
            });
        }
    }
}
