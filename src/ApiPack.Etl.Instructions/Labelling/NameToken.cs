namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>A word of a name or text: a run of letters and digits, cut where a capital follows a lower-case letter.</summary>
/// <param name="Lower">The word in lower case.</param>
/// <param name="IsCapital">It begins with a capital.</param>
/// <param name="IsUpper">All of its letters are capitals.</param>
/// <param name="BeginsSentence">It is the first word of the text or of a sentence.</param>
internal readonly record struct NameToken(string Lower, bool IsCapital, bool IsUpper, bool BeginsSentence)
{
    /// <summary>The tokens of a text, without a possessive's <c>s</c>.</summary>
    public static List<NameToken> Cut(string text)
    {
        var tokens = new List<NameToken>(24);
        var start = -1;
        var begins = true;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
                start = i;
            if (start >= 0 && (!inside || (i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1]))))
            {
                var word = text.AsSpan(start, i - start);
                if (word is not ("s" or "S"))
                {
                    tokens.Add(new NameToken(text[start..i].ToLowerInvariant(), char.IsUpper(word[0]), char.IsUpper(word[^1]) && char.IsUpper(word[0]), begins));
                    begins = false;
                }

                start = inside ? i : -1;
            }

            begins |= i < text.Length && (text[i] is '?' or '!' or '\n' or ':' || (text[i] == '.' && i + 1 < text.Length && text[i + 1] == ' '));
        }

        return tokens;
    }
}
