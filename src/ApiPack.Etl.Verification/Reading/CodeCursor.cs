namespace ApiPack.Etl.Verification.Reading;

/// <summary>A place in a call's code, and the first thing found that the reader does not know.</summary>
internal ref struct CodeCursor(ReadOnlySpan<char> code)
{
    private readonly ReadOnlySpan<char> code = code;
    private string? expected;

    /// <summary>The place, in UTF-16 units.</summary>
    public int At { get; private set; }

    /// <summary>What is wrong, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The code from here on.</summary>
    public readonly ReadOnlySpan<char> Rest => code[At..];

    /// <summary>The next character, or '\0' at the end.</summary>
    public readonly char Next => At < code.Length ? code[At] : '\0';

    /// <summary>Where and what is wrong, or null.</summary>
    public readonly string? Finding => Problem is null
        ? null
        : $"at {At}: {Problem}{(expected is null ? "" : $" `{Visible(expected)}`")}, found `{Visible(Rest[..Math.Min(24, Rest.Length)])}`";

    /// <summary>Reads the text if it is next.</summary>
    public bool Try(string text)
    {
        if (!Rest.StartsWith(text))
            return false;
        At += text.Length;
        return true;
    }

    /// <summary>Reads the character if it is next.</summary>
    public bool Try(char character)
    {
        if (At >= code.Length || code[At] != character)
            return false;
        At++;
        return true;
    }

    /// <summary>Reads the text, or fails.</summary>
    public bool Expect(string text)
    {
        if (Try(text))
            return true;
        if (Problem is null)
            expected = text;
        return Fail("expected");
    }

    /// <summary>Reads the end of the code, or fails.</summary>
    public bool ExpectEnd() => At == code.Length || Fail("expected the end");

    /// <summary>Reads so many characters.</summary>
    public ReadOnlySpan<char> Take(int length)
    {
        var taken = code.Slice(At, length);
        At += length;
        return taken;
    }

    /// <summary>Notes the first problem; always false.</summary>
    public bool Fail(string problem)
    {
        Problem ??= problem;
        return false;
    }

    private static string Visible(ReadOnlySpan<char> text) => text.ToString().ReplaceLineEndings("⏎");
}
