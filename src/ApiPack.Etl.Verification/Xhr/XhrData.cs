using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Xhr;

/// <summary>Reads what XMLHttpRequest sends: nothing, text, a JSON value, a form, files that a person chooses.</summary>
internal static class XhrData
{
    private const string Chosen = "document.querySelector('input[type=\"file\"]').files[";

    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (code.Try("null;\n\n"))
            return true;
        if (code.Try("new FormData();\n"))
            return ReadForm(ref code, sent) && code.Expect("\n");
        sent.BeginBody();
        if (code.Try("JSON.stringify("))
        {
            sent.BodyKind = SentBody.Json;
            return JavaScriptValue.Read(ref code, sent.Text) && sent.EndBody() && code.Expect(");\n\n");
        }

        return (code.Try("new Blob([") ? ReadPieces(ref code, sent) && code.Expect("])") : ReadPiece(ref code, sent))
            && sent.EndBody()
            && code.Expect(";\n\n");
    }

    private static bool ReadPieces(ref CodeCursor code, SentRequest sent)
    {
        do
        {
            if (!ReadPiece(ref code, sent))
                return false;
        }
        while (code.Try(", "));
        return true;
    }

    private static bool ReadPiece(ref CodeCursor code, SentRequest sent)
    {
        if (!code.Try(Chosen))
            return JavaScriptValue.AppendString(ref code, sent.Text);
        var number = 0;
        while (char.IsAsciiDigit(code.Next) && number < 1_000_000)
            number = (number * 10) + code.Take(1)[0] - '0';
        return (number == sent.FileList.Count || code.Fail("files out of order")) && sent.AppendFile(null) && code.Expect("]");
    }

    private static bool ReadForm(ref CodeCursor code, SentRequest sent)
    {
        sent.BodyKind = SentBody.Parts;
        sent.LibrarySetsBoundary = true;
        while (code.Try("data.append("))
        {
            if (!JavaScriptValue.Text(ref code, sent.Text, out var name) || !code.Expect(", ") || !ReadPart(ref code, sent, name) || !code.Expect(");\n"))
                return false;
        }

        return true;
    }

    private static bool ReadPart(ref CodeCursor code, SentRequest sent, Slice name)
    {
        var isFile = code.Try("new File([");
        if (!isFile && !code.Try("new Blob(["))
        {
            if (!JavaScriptValue.Text(ref code, sent.Text, out var text))
                return false;
            sent.PartList.Add(new(name, text));
            return true;
        }

        if (!JavaScriptValue.Text(ref code, sent.Text, out var value) || !code.Expect("], "))
            return false;

        // A browser sends a blob as a file of that name.
        Slice fileName;
        if (!isFile)
            fileName = sent.Text.Add("blob");
        else if (!JavaScriptValue.Text(ref code, sent.Text, out fileName) || !code.Expect(", "))
            return false;

        if (!code.Expect("{ type: ") || !JavaScriptValue.Text(ref code, sent.Text, out var type))
            return false;
        sent.PartList.Add(new(name, value, FileName: fileName, ContentType: type));
        return code.Expect(" })");
    }
}
