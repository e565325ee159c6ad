using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Values;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.NodeRequest;

/// <summary>The body among the request package's options: <c>body</c>, <c>form</c> or <c>formData</c>.</summary>
internal static class NodeBody
{
    public static void Add(WireRequest request, ValueBuilder to)
    {
        switch (request.Body)
        {
            case TextBody when request.Json is { IsExactInJavaScript: true } json:
                to.Name("body").Add(json.Values);
                to.Name("json").Add(ValueKind.True);
                break;
            case FormBody form when form.Fields.Count > 0 && NodeQuery.SendsAsEncoded(form.Fields):
                NodeRequestCall.AddPairs("form", form.Fields, to);
                break;
            case MultipartBody multipart when IsFormData(multipart):
                AddFormData(multipart, to);
                break;
            case { } when request.HasFiles:
                to.Name("body").Add(ValueKind.Code, Bytes(request.Pieces));
                break;
            case { } when request.Text is { Length: > 0 } text:
                to.Name("body").Add(ValueKind.String, text);
                break;
        }
    }

    /// <summary>True where the package can build the body from an object: form data whose parts keep their order as members.</summary>
    public static bool IsFormData(MultipartBody multipart) => Multipart.IsFormData(multipart) && KeepsOrder(multipart.Parts);

    /// <summary>False for names that JavaScript moves to the front or takes for the prototype, and for names that come again after another.</summary>
    private static bool KeepsOrder(IReadOnlyList<MultipartPart> parts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            var name = parts[i].Name;
            if (name is "__proto__" || (name.Length > 0 && char.IsAsciiDigit(name[0])) || (!seen.Add(name) && name != parts[i - 1].Name))
                return false;
        }

        return true;
    }

    private static void AddFormData(MultipartBody multipart, ValueBuilder to)
    {
        to.Name("formData");
        var members = to.Begin(ValueKind.Object);
        foreach (var group in multipart.Parts.GroupBy(static part => part.Name, StringComparer.Ordinal))
        {
            var parts = group.ToArray();
            to.Name(Multipart.Escaped(group.Key));
            var list = parts.Length > 1 ? to.Begin(ValueKind.Array) : -1;
            foreach (var part in parts)
                AddPart(part, to);
            if (list >= 0)
                to.End(list);
        }

        to.End(members);
    }

    private static void AddPart(MultipartPart part, ValueBuilder to)
    {
        if (part.FileName is null && part.ContentType is null)
        {
            to.Add(ValueKind.String, part.Value);
            return;
        }

        var attachment = to.Begin(ValueKind.Object);
        if (part.FileName is null)
            to.Name("value").Add(ValueKind.String, part.Value);
        else
            to.Name("value").Add(ValueKind.Code, Call("fs.createReadStream", part.FileName));
        to.Name("options");
        var options = to.Begin(ValueKind.Object);
        if (part.FileName is not null)
            to.Name("filename").Add(ValueKind.String, Multipart.Escaped(Multipart.BaseName(part.FileName)));
        to.Name("contentType").Add(ValueKind.String, Multipart.ContentType(part)!);
        to.End(options);
        to.End(attachment);
    }

    private static string Bytes(BodyPiece[] pieces)
    {
        var code = pieces.Select(static piece => Call(piece.IsFile ? "fs.readFileSync" : "Buffer.from", piece.Text));
        return pieces.Length == 1 ? code.Single() : $"Buffer.concat([{string.Join(", ", code)}])";
    }

    private static string Call(string function, string argument)
    {
        using var code = new CodeWriter();
        code.Write($"{function}({new Quoted<NodeString>(argument)})");
        return code.ToString();
    }
}
