using System.Text;
using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Node;

/// <summary>Reads the object of options that the request package takes, and does what the package does with them.</summary>
internal static class NodeOptions
{
    /// <summary>The options in the one order that they stand in.</summary>
    public static bool Read(ref CodeCursor code, SentRequest sent, bool hasFiles, bool hasJar)
    {
        if (!code.Expect("{"))
            return false;
        JavaScriptValue.SkipBlank(ref code);
        return code.Expect("method: ")
            && JavaScriptValue.Text(ref code, sent.Text, out var method)
            && NextIs(ref code, "url: ")
            && JavaScriptValue.Text(ref code, sent.Text, out var url)
            && ReadQuery(ref code, sent, url)
            && (!HasNext(ref code, "headers: ") || ReadHeaders(ref code, sent))
            && NodeBody.Read(ref code, sent)
            && (!hasJar || NextIs(ref code, "jar: jar"))
            && End(ref code)
            && (hasFiles == (sent.FileList.Count > 0 || HasFileParts(sent)) || code.Fail("fs used and fs required differ"))
            && SetMethod(sent, method);
    }

    /// <summary>Reads a comma and the option's name if they are next.</summary>
    public static bool HasNext(ref CodeCursor code, string name)
    {
        if (code.Next != ',')
            return false;
        var after = code;
        after.Take(1);
        JavaScriptValue.SkipBlank(ref after);
        if (!after.Try(name))
            return false;
        code = after;
        return true;
    }

    private static bool NextIs(ref CodeCursor code, string name) => HasNext(ref code, name) || code.Expect($", {name}");

    private static bool End(ref CodeCursor code)
    {
        JavaScriptValue.SkipBlank(ref code);
        return code.Expect("}");
    }

    private static bool ReadQuery(ref CodeCursor code, SentRequest sent, Slice url)
    {
        sent.Url = url;
        if (!HasNext(ref code, "qs: "))
            return true;

        // The package puts the query behind all else, and merges it into one that is there.
        if (sent.Text[url].ContainsAny('?', '#'))
            return code.Fail("options for the query beside a query or fragment");
        if (!NodeQuery.Read(ref code, sent))
            return false;
        var start = sent.Text.Length;
        sent.Text.Append(sent.Text[url]);
        if (sent.Scratch.Length > 0)
            sent.Text.Append('?');
        sent.Text.Append(sent.Scratch[new(0, sent.Scratch.Length)]);
        sent.Url = sent.Text.Since(start);
        return true;
    }

    private static bool ReadHeaders(ref CodeCursor code, SentRequest sent)
    {
        var members = JavaScriptMembers.OfObject(ref code);
        while (members.MoveNext(ref code))
        {
            if (!JavaScriptValue.Name(ref code, sent.Text, out var name) || !JavaScriptValue.Text(ref code, sent.Text, out var value))
                return false;
            foreach (var header in sent.HeaderList)
            {
                if (Ascii.EqualsIgnoreCase(sent.Text[header.Name], sent.Text[name]))
                    return code.Fail("a header that takes the place of another");
            }

            sent.AddHeader(name, value);
        }

        return members.IsRead;
    }

    private static bool HasFileParts(SentRequest sent)
    {
        foreach (var part in sent.PartList)
        {
            if (part.IsFile)
                return true;
        }

        return false;
    }

    private static bool SetMethod(SentRequest sent, Slice method)
    {
        sent.Method = method;
        return true;
    }
}
