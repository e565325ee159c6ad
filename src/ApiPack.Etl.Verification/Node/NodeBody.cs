using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Node;

/// <summary>Reads the options <c>form</c>, <c>formData</c>, and <c>body</c> with <c>json</c>.</summary>
internal static class NodeBody
{
    private const int StringMark = 3;

    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        if (NodeOptions.HasNext(ref code, "form: "))
            return NodeQuery.Read(ref code, sent) && sent.SetBody(sent.Text.Add(sent.Scratch[new(0, sent.Scratch.Length)]));
        if (NodeOptions.HasNext(ref code, "formData: "))
            return NodeFormData.Read(ref code, sent);
        return !NodeOptions.HasNext(ref code, "body: ") || ReadBody(ref code, sent);
    }

    private static bool ReadBody(ref CodeCursor code, SentRequest sent)
    {
        sent.BeginBody();
        if (code.Try("Buffer.concat(["))
            return ReadBytes(ref code, sent) && code.Expect("])");
        if (code.Rest.StartsWith("Buffer.from(") || code.Rest.StartsWith("fs.readFileSync("))
            return ReadBytes(ref code, sent);

        var isString = code.Next is '"' or '\'';
        if (!JavaScriptValue.Read(ref code, sent.Text) || !sent.EndBody())
            return false;
        if (NodeOptions.HasNext(ref code, "json: true"))
            sent.BodyKind = SentBody.Json;
        else if (isString)
            sent.Body = new(sent.Body.Start + StringMark, sent.Body.Length - StringMark);
        else
            return code.Fail("a body that is neither text nor made JSON");
        return true;
    }

    private static bool ReadBytes(ref CodeCursor code, SentRequest sent)
    {
        do
        {
            var isFile = code.Try("fs.readFileSync(");
            if (isFile
                ? !JavaScriptValue.Text(ref code, sent.Paths, out var path) || !sent.AppendFile(path)
                : !code.Expect("Buffer.from(") || !JavaScriptValue.AppendString(ref code, sent.Text))
                return false;
            if (!code.Expect(")"))
                return false;
        }
        while (code.Try(", "));
        return sent.EndBody();
    }
}
