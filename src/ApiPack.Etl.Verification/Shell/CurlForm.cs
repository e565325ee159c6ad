using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Shell;

/// <summary>Takes the argument of curl's <c>--form</c> and <c>--form-string</c> apart as curl does (curl's <c>tool_formparse.c</c>).</summary>
internal static class CurlForm
{
    public static bool Add(ref CodeCursor code, SentRequest sent, Slice argument, bool isString)
    {
        var text = sent.Text[argument];
        var equals = text.IndexOf('=');
        if (equals < 0)
            return code.Fail("a form field without its value");
        var name = argument with { Length = equals };
        var content = text[(equals + 1)..];
        if (isString)
        {
            sent.PartList.Add(new(name, new(argument.Start + equals + 1, content.Length)));
            return true;
        }

        if (content.StartsWith("<") || content.StartsWith("(") || content.StartsWith(")"))
            return code.Fail("a form field that curl does not take as a value");
        var isFile = content.StartsWith("@");
        content = isFile ? content[1..] : content;
        var value = Word(ref content, isFile ? ',' : '\0', isFile ? sent.Paths : sent.Text);
        ReadOnlySpan<char> fromType = default;
        var typeLength = 0;
        Slice? fileName = null;
        while (content.StartsWith(";"))
        {
            content = content[1..].TrimStart(" \t");
            if (typeLength == 0 && Attribute(ref content, "type="))
                fromType = content;
            else if (isFile && Attribute(ref content, "filename="))
            {
                fileName = Word(ref content, '\0', sent.Text);
                continue;
            }
            else if (typeLength == 0 || fileName is not null || Attribute(ref content, "headers=") || Attribute(ref content, "encoder="))
                return code.Fail("a form value that ends at its semicolon");

            // What no attribute's name begins belongs to the type before it.
            Until(ref content, ";");
            typeLength = fromType.Length - content.Length;
        }

        if (!content.IsEmpty)
            return code.Fail("a form value that does not end");
        Slice? type = typeLength == 0 ? null : sent.Text.Add(fromType[..typeLength].TrimEnd(" \t"));
        sent.PartList.Add(new(name, value, isFile, fileName, type));
        return true;
    }

    /// <summary>Reads a word: between quotes, where a backslash escapes a quote or another; or up to a semicolon or the end character, without blanks at its ends.</summary>
    private static Slice Word(ref ReadOnlySpan<char> content, char end, SentText to)
    {
        var trimmed = content.TrimStart(" \t\n\r\v\f");
        if (trimmed.StartsWith("\"") && Quoted(ref trimmed, to) is { } quoted)
        {
            content = trimmed;
            return quoted;
        }

        content = trimmed;
        return to.Add(Until(ref content, end == '\0' ? ";" : ";,").TrimEnd(" \t\n\r\v\f"));
    }

    private static Slice? Quoted(ref ReadOnlySpan<char> content, SentText to)
    {
        var start = to.Length;
        for (var at = 1; at < content.Length; at++)
        {
            if (content[at] == '"')
            {
                content = content[(at + 1)..].TrimStart(" \t\n\r\v\f");
                return to.Since(start);
            }

            if (content[at] == '\\' && at + 1 < content.Length && content[at + 1] is '\\' or '"')
                at++;
            to.Append(content[at]);
        }

        // Without its end, the quote is a character like others.
        return null;
    }

    private static bool Attribute(ref ReadOnlySpan<char> content, string name)
    {
        if (!content.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return false;
        content = content[name.Length..];
        return true;
    }

    private static ReadOnlySpan<char> Until(ref ReadOnlySpan<char> content, string ends)
    {
        var length = content.IndexOfAny(ends);
        var text = length < 0 ? content : content[..length];
        content = content[text.Length..];
        return text;
    }
}
