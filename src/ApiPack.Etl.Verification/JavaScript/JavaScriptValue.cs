using System.Buffers;
using ApiPack.Etl.Verification.Json;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.JavaScript;

/// <summary>Reads a JavaScript literal of objects, arrays and primitive values as the JSON value that <c>JSON.stringify</c> makes of it.</summary>
internal static class JavaScriptValue
{
    private static readonly SearchValues<char> NamePart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$_");

    public static bool Read(ref CodeCursor code, SentText to, int depth = 0)
    {
        if (depth > JsonReading.MaxDepth)
            return code.Fail("too deep a value");
        switch (code.Next)
        {
            case '{':
                return ReadObject(ref code, to, depth);
            case '[':
                return ReadArray(ref code, to, depth);
            case '"' or '\'':
                return ReadString(ref code, to);
            case 't' when code.Try("true"):
                return Escapes.Put('t', to);
            case 'f' when code.Try("false"):
                return Escapes.Put('f', to);
            case 'n' when code.Try("null"):
                return Escapes.Put('z', to);
            default:
                return NumberLiteral.ReadDouble(ref code, to);
        }
    }

    /// <summary>Lengthens the last text by a string between quotes of either kind.</summary>
    public static bool AppendString(ref CodeCursor code, SentText to) => code.Next == '\''
        ? Literal.Append<JavaScriptSingleQuoted>(ref code, to)
        : Literal.Append<JavaScriptDoubleQuoted>(ref code, to);

    /// <summary>Reads a string between quotes of either kind.</summary>
    public static bool Text(ref CodeCursor code, SentText to, out Slice text)
    {
        var start = to.Length;
        var isRead = AppendString(ref code, to);
        text = to.Since(start);
        return isRead;
    }

    /// <summary>Skips spaces and line ends.</summary>
    public static void SkipBlank(ref CodeCursor code)
    {
        var blank = code.Rest.IndexOfAnyExcept(' ', '\n');
        if (blank > 0)
            code.Take(blank);
    }

    private static bool ReadString(ref CodeCursor code, SentText to)
    {
        var start = CanonicalJson.BeginString(to);
        if (!AppendString(ref code, to))
            return false;
        CanonicalJson.EndString(to, start);
        return true;
    }

    /// <summary>Reads a member's name and colon, and gives the name.</summary>
    public static bool Name(ref CodeCursor code, SentText to, out Slice name)
    {
        var start = to.Length;
        var isRead = AppendName(ref code, to);
        name = to.Since(start);
        return isRead && EndName(ref code, to[name]);
    }

    private static bool ReadArray(ref CodeCursor code, SentText to, int depth)
    {
        to.Append('[');
        var items = JavaScriptMembers.OfArray(ref code);
        while (items.MoveNext(ref code))
        {
            if (!Read(ref code, to, depth + 1))
                return false;
        }

        return items.IsRead && Escapes.Put(']', to);
    }

    private static bool ReadObject(ref CodeCursor code, SentText to, int depth)
    {
        to.Append('{');
        var members = JavaScriptMembers.OfObject(ref code);
        while (members.MoveNext(ref code))
        {
            var start = CanonicalJson.BeginString(to);
            if (!AppendName(ref code, to))
                return false;
            CanonicalJson.EndString(to, start);
            if (!EndName(ref code, to[to.Since(start)]) || !Read(ref code, to, depth + 1))
                return false;
        }

        return members.IsRead && Escapes.Put('}', to);
    }

    private static bool EndName(ref CodeCursor code, ReadOnlySpan<char> name)
    {
        if (name is "__proto__")
            return code.Fail("__proto__, which sets the object's prototype");
        if (!code.Expect(":"))
            return false;
        SkipBlank(ref code);
        return true;
    }

    /// <summary>Lengthens the last text by a member's name, an identifier or a string.</summary>
    private static bool AppendName(ref CodeCursor code, SentText to)
    {
        if (code.Next is '"' or '\'')
            return AppendString(ref code, to);
        var length = code.Rest.IndexOfAnyExcept(NamePart);
        if (length <= 0 || char.IsAsciiDigit(code.Next))
            return code.Fail("expected a name");
        to.Append(code.Take(length));
        return true;
    }
}
