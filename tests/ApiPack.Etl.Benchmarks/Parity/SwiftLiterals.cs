using System.Text.Json;
using System.Text.Json.Nodes;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.SwiftNsurlsession;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>The peer's Swift literals of JSON values, as it writes them and with its errors put right: nothing else differs between the two.</summary>
internal static class SwiftLiterals
{
    private const string Loop = """
        var body = ""
        var error: NSError? = nil
        for param in parameters {
          let paramName = param["name"]!
          body += "--\(boundary)\r\n"
          body += "Content-Disposition:form-data; name=\"\(paramName)\""
          if let filename = param["fileName"] {
            let contentType = param["content-type"]!
            let fileContent = String(contentsOfFile: filename, encoding: String.Encoding.utf8)
            if (error != nil) {
              print(error)
            }
            body += "; filename=\"\(filename)\"\r\n"
            body += "Content-Type: \(contentType)\r\n\r\n"
            body += fileContent
          } else if let paramValue = param["value"] {
            body += "\r\n\r\n\(paramValue)"
          }
        }
        """;

    /// <summary>The peer's declaration of a JSON body, as it writes it.</summary>
    public static string Wrong(JsonElement json) =>
        $"let parameters = {Value(json, 1, Raw, isRight: false)} as [String : Any]\n\nlet postData = JSONSerialization";

    /// <summary>The same put right: <c>try</c>, null, escapes, types of empty literals and of lists.</summary>
    public static string Right(JsonElement json) =>
        $"let parameters = {Value(json, 1, Escaped, isRight: true)} as {(json.ValueKind == JsonValueKind.Array ? "[Any]" : "[String : Any]")}\n\nlet postData = try JSONSerialization";

    /// <summary>The peer's statements for a multipart body of fields, as it writes them.</summary>
    public static string WrongParts(MultipartBody body, string boundary)
    {
        var parts = new JsonArray([.. body.Parts.Select(static part => new JsonObject { ["name"] = part.Name, ["value"] = part.Value })]);
        return $"let parameters = {Value(JsonElement.Parse(parts.ToJsonString()), 1, Raw, isRight: false)}\n\nlet boundary = \"{boundary}\"\n\n{Loop}";
    }

    private static string Raw(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Value(JsonElement json, int level, Func<string, string> quote, bool isRight)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = json.EnumerateObject().Select(member => $"{Name(member.Name, quote, isRight)}: {Value(member.Value, level + 1, quote, isRight)}").ToArray();
                return members.Length > 0 || !isRight ? List(members, members.Length > 1, level) : level == 1 ? "[:]" : "[:] as [String : Any]";
            case JsonValueKind.Array:
                var items = json.EnumerateArray().Select(item => Value(item, level + 1, quote, isRight)).ToArray();
                var isTall = json.EnumerateArray().LastOrDefault(static item => item.ValueKind == JsonValueKind.Object) is { ValueKind: JsonValueKind.Object } last
                    && last.EnumerateObject().Skip(1).Any();
                return items.Length > 0 || !isRight || level == 1 ? List(items, isTall, level) : "[] as [Any]";
            case JsonValueKind.String:
                return quote(json.GetString()!);
            case JsonValueKind.Null:
                return isRight ? "NSNull()" : "";
            default:
                return json.GetRawText();
        }
    }

    private static string Name(string name, Func<string, string> quote, bool isRight) => isRight ? quote(name) : $"\"{name}\"";

    private static string List(string[] members, bool isTall, int level) => isTall
        ? $"[\n{Indent(level)}{string.Join($",\n{Indent(level)}", members)}\n{Indent(level - 1)}]"
        : $"[{string.Join(", ", members)}]";

    private static string Indent(int level) => new(' ', 2 * level);

    private static string Escaped(string text)
    {
        using var code = new CodeWriter();
        SwiftString.Write(text, code);
        return code.ToString();
    }
}
