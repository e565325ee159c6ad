using ApiPack.Etl.Verification.Reading;

namespace ApiPack.Etl.Verification.JavaScript;

/// <summary>Goes through the members of an object literal, or the items of an array literal.</summary>
internal struct JavaScriptMembers
{
    private readonly char close;
    private bool isFirst;

    private JavaScriptMembers(char close)
    {
        this.close = close;
        isFirst = true;
    }

    /// <summary>True once the end was read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The members of the object that is next; it fails where none is.</summary>
    public static JavaScriptMembers OfObject(ref CodeCursor code) => Open(ref code, "{", '}');

    /// <summary>The items of the array that is next; it fails where none is.</summary>
    public static JavaScriptMembers OfArray(ref CodeCursor code) => Open(ref code, "[", ']');

    /// <summary>Goes to the next one; false at the end, and where something else stands.</summary>
    public bool MoveNext(ref CodeCursor code)
    {
        if (code.Problem is not null)
            return false;
        JavaScriptValue.SkipBlank(ref code);
        if (isFirst ? code.Try(close) : !code.Try(','))
        {
            IsRead = isFirst || code.Try(close) || code.Fail("expected a comma or the end of an object or array");
            return false;
        }

        isFirst = false;
        JavaScriptValue.SkipBlank(ref code);
        return true;
    }

    private static JavaScriptMembers Open(ref CodeCursor code, string open, char close)
    {
        _ = code.Expect(open);
        return new(close);
    }
}
