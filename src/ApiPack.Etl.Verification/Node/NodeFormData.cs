using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Node;

/// <summary>Reads the option <c>formData</c>: fields, attachments, and lists of them under one name.</summary>
internal static class NodeFormData
{
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        sent.BodyKind = SentBody.Parts;
        sent.LibrarySetsBoundary = true;
        sent.PartNamesAreRaw = true;
        sent.NameList.Clear();
        var fields = JavaScriptMembers.OfObject(ref code);
        while (fields.MoveNext(ref code))
        {
            if (!JavaScriptValue.Name(ref code, sent.Text, out var name)
                || !NodeQuery.IsPlain(ref code, sent, name)
                || !(code.Next == '[' ? ReadList(ref code, sent, name) : ReadPart(ref code, sent, name)))
                return false;
        }

        return fields.IsRead;
    }

    private static bool ReadList(ref CodeCursor code, SentRequest sent, Slice name)
    {
        var items = JavaScriptMembers.OfArray(ref code);
        while (items.MoveNext(ref code))
        {
            if (!ReadPart(ref code, sent, name))
                return false;
        }

        return items.IsRead;
    }

    private static bool ReadPart(ref CodeCursor code, SentRequest sent, Slice name)
    {
        if (code.Next != '{')
        {
            if (!JavaScriptValue.Text(ref code, sent.Text, out var text))
                return false;
            sent.PartList.Add(new(name, text));
            return true;
        }

        var part = new SentPart(name, default);
        var members = JavaScriptMembers.OfObject(ref code);
        return members.MoveNext(ref code)
            && code.Expect("value: ")
            && ReadValue(ref code, sent, ref part)
            && members.MoveNext(ref code)
            && code.Expect("options: ")
            && ReadOptions(ref code, sent, ref part)
            && (!members.MoveNext(ref code) || code.Fail("expected the end of an attachment"))
            && members.IsRead
            && Add(sent, part);
    }

    private static bool ReadValue(ref CodeCursor code, SentRequest sent, ref SentPart part)
    {
        var isFile = code.Try("fs.createReadStream(");
        if (!JavaScriptValue.Text(ref code, isFile ? sent.Paths : sent.Text, out var value))
            return false;
        part = part with { Value = value, IsFile = isFile };
        return !isFile || code.Expect(")");
    }

    private static bool ReadOptions(ref CodeCursor code, SentRequest sent, ref SentPart part)
    {
        var options = JavaScriptMembers.OfObject(ref code);
        while (options.MoveNext(ref code))
        {
            var isFileName = code.Try("filename: ");
            if (!(isFileName || code.Expect("contentType: ")) || !JavaScriptValue.Text(ref code, sent.Text, out var text))
                return false;
            part = isFileName ? part with { FileName = text } : part with { ContentType = text };
        }

        return options.IsRead;
    }

    private static bool Add(SentRequest sent, SentPart part)
    {
        sent.PartList.Add(part);
        return true;
    }
}
