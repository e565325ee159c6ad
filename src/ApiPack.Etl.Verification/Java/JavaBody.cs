using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Java;

/// <summary>Reads the declarations of an OkHttp body.</summary>
internal static class JavaBody
{
    public static bool Read(ref CodeCursor code, SentRequest sent, ref Slice? mediaType)
    {
        if (code.Try("RequestBody body = new MultipartBody.Builder("))
            return ReadMultipart(ref code, sent, ref mediaType);
        if (!code.Try("MediaType mediaType = MediaType.parse("))
            return true;
        if (!JavaReader.Text(ref code, sent, out var type) || !code.Expect(");\nRequestBody body = RequestBody.create(mediaType, "))
            return false;
        mediaType = type;
        if (code.Try("new java.io.File("))
        {
            sent.BeginBody();
            return Literal.Read<JavaString>(ref code, sent.Paths, out var path) && sent.AppendFile(path) && code.Expect("));\n");
        }

        return JavaReader.Text(ref code, sent, out var body) && sent.SetBody(body) && code.Expect(");\n");
    }

    private static bool ReadMultipart(ref CodeCursor code, SentRequest sent, ref Slice? mediaType)
    {
        if (!JavaReader.Text(ref code, sent, out var boundary)
            || !code.Expect(")\n  .setType(MediaType.parse(")
            || !JavaReader.Text(ref code, sent, out var type)
            || !code.Expect("))\n"))
            return false;
        if (!Boundary.Is(sent.Text[boundary]))
            return code.Fail("a boundary that is none");
        mediaType = type;
        sent.BodyKind = SentBody.Parts;
        sent.LibrarySetsBoundary = true;
        while (code.Try("  .addFormDataPart("))
        {
            if (!ReadPart(ref code, sent))
                return false;
        }

        return code.Expect("  .build();\n");
    }

    private static bool ReadPart(ref CodeCursor code, SentRequest sent)
    {
        if (!JavaReader.Text(ref code, sent, out var name) || !code.Expect(", "))
            return false;
        Slice? fileName = null;
        if (!code.Try("null"))
        {
            if (!JavaReader.Text(ref code, sent, out var text))
                return false;
            if (code.Try(")\n"))
            {
                sent.PartList.Add(new(name, text));
                return true;
            }

            fileName = text;
        }

        if (!code.Expect(", RequestBody.create(MediaType.parse(") || !JavaReader.Text(ref code, sent, out var type) || !code.Expect("), "))
            return false;
        var isFile = code.Try("new java.io.File(");
        Slice value;
        if (isFile ? !Literal.Read<JavaString>(ref code, sent.Paths, out value) || !code.Expect(")") : !JavaReader.Text(ref code, sent, out value))
            return false;
        sent.PartList.Add(new(name, value, isFile, fileName, type));
        return code.Expect("))\n");
    }
}
