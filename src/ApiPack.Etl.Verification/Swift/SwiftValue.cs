using ApiPack.Etl.Verification.Json;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Swift;

/// <summary>Reads a Swift literal of arrays, dictionaries and values as the JSON value that <c>JSONSerialization</c> makes of it.</summary>
internal static class SwiftValue
{
    public static bool Read(ref CodeCursor code, SentText to, int depth = 0)
    {
        if (depth > JsonReading.MaxDepth)
            return code.Fail("too deep a value");
        switch (code.Next)
        {
            case '[':
                code.Take(1);
                return ReadContainer(ref code, to, depth);
            case '"':
                return ReadString(ref code, to);
            case 't' when code.Try("true"):
                return Escapes.Put('t', to);
            case 'f' when code.Try("false"):
                return Escapes.Put('f', to);
            case 'N' when code.Try("NSNull()"):
                return Escapes.Put('z', to);
            default:
                return NumberLiteral.ReadIntegerOrDouble(ref code, to);
        }
    }

    private static bool ReadContainer(ref CodeCursor code, SentText to, int depth)
    {
        // Swift asks for the type of an empty literal; the outermost gets it from its declaration.
        if (code.Try(":]"))
            return (depth == 0 || code.Expect(" as [String : Any]")) && Escapes.Put('{', to) && Escapes.Put('}', to);
        if (code.Try("]"))
            return (depth == 0 || code.Expect(" as [Any]")) && Escapes.Put('[', to) && Escapes.Put(']', to);
        var start = to.Length;
        to.Append('[');
        var isDictionary = false;
        var isFirst = true;
        do
        {
            SkipBlank(ref code);
            var isString = code.Next == '"';
            if (!Read(ref code, to, depth + 1))
                return false;
            isDictionary |= isFirst && isString && code.Next == ':';
            isFirst = false;
            if (isDictionary && !(isString ? code.Expect(": ") && Read(ref code, to, depth + 1) : code.Fail("expected a name")))
                return false;
        }
        while (code.Try(','));
        SkipBlank(ref code);
        if (isDictionary)
            to.Replace(start, '{');
        return code.Expect("]") && Escapes.Put(isDictionary ? '}' : ']', to);
    }

    private static bool ReadString(ref CodeCursor code, SentText to)
    {
        var start = CanonicalJson.BeginString(to);
        if (!Literal.Append<SwiftString>(ref code, to))
            return false;
        CanonicalJson.EndString(to, start);
        return true;
    }

    private static void SkipBlank(ref CodeCursor code)
    {
        var blank = code.Rest.IndexOfAnyExcept(' ', '\n');
        if (blank > 0)
            code.Take(blank);
    }
}
