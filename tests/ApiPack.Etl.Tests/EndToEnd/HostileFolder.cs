using System.IO.Compression;
using System.Text;

namespace ApiPack.Etl.Tests.EndToEnd;

/// <summary>A folder of files that mean harm, with good ones beside them.</summary>
internal static class HostileFolder
{
    /// <summary>Texts that would do something if any of the tools behind us took them for code.</summary>
    public static string[] Payloads { get; } =
    [
        "'; touch /tmp/apipack-pwned; echo '",
        "$(touch /tmp/apipack-pwned) `touch /tmp/apipack-pwned`",
        "'); DROP TABLE endpoints; COPY (SELECT 1) TO '/tmp/apipack-pwned'; --",
        "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> %s %n {0}",
        "\\\"; system(\"touch /tmp/apipack-pwned\"); //",
        "a NUL \u0000 which ends a text in C and in a shell",
        "line one\nline two\r\n\ttab \u001b[31mred \u202e right to left \uD83D\uDE00",
    ];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        void Text(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content, new UTF8Encoding(false));
        Text("good.json", Document("Good Books", "\"/books\": {\"get\": {\"operationId\": \"listBooks\", \"summary\": \"List all books\"}}"));
        Text("empty.json", "");
        File.WriteAllBytes(Path.Combine(folder, "binary.json"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31 % 256))]);
        Text("truncated.json", Document("Cut", "\"/a\": {\"get\": {\"summary\": \"Get")[..^40]);
        Text("deep.json", $"{{\"openapi\": \"3.0.0\", \"x\": {new string('[', 200)}{new string(']', 200)}}}");
        Text("recursive.json", Document("Recursive Things", "\"/nodes\": {\"post\": {\"summary\": \"Create a node\", \"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/Node\"}}}}}}",
            "\"Node\": {\"type\": \"object\", \"required\": [\"next\"], \"properties\": {\"next\": {\"$ref\": \"#/components/schemas/Node\"}, \"self\": {\"$ref\": \"#/components/schemas/Self\"}}}, \"Self\": {\"$ref\": \"#/components/schemas/Self\"}"));
        Text("exponential.json", Document("Exponential Things", "\"/things\": {\"post\": {\"summary\": \"Create a thing\", \"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/S0\"}}}}}}", Exponential(40)));
        Text("bomb.yaml", Bomb(30));
        Text("duplicate-keys.json", Document("Twice", "\"/a\": {\"get\": {\"summary\": \"Get a thing\"}}, \"/a\": {\"get\": {\"summary\": \"Get another thing\"}}"));
        Text("wrong-types.json", """{"openapi": "3.0.0", "info": {"title": ["Wrong Types"], "version": 7, "description": {}}, "servers": "x", "security": 3, "paths": {"/a": {"get": {"operationId": 5, "summary": {"a": 1}, "description": "Gets the wrong types of everything.", "parameters": {"in": "query"}, "requestBody": "body", "security": {"a": []}, "servers": [{"url": 4}]}, "parameters": 12}, "/b": 3, "/c": {"get": [], "post": {"summary": "Create a thing", "parameters": [1, null, {"name": 3, "in": [], "schema": "x"}], "requestBody": {"content": {"application/json": {"schema": {"type": 3, "properties": [], "required": "all", "enum": {}, "items": 4}}}}}}}, "components": []}""");
        Text("texts.json", Document("Payloads", string.Join(", ", Payloads.Select((payload, i) =>
            $"\"/p{i}\": {{\"post\": {{\"operationId\": {Json(payload)}, \"summary\": {Json("Create a payload " + payload)}, \"description\": {Json(payload)}, \"parameters\": [{{\"name\": {Json(payload)}, \"in\": \"query\", \"example\": {Json(payload)}}}, {{\"name\": \"X-P\", \"in\": \"header\", \"example\": {Json(payload)}}}], \"requestBody\": {{\"content\": {{\"application/json\": {{\"example\": {{{Json(payload)}: {Json(payload)}}}}}}}}}}}}}"))));
        using (var large = File.Create(Path.Combine(folder, "large.json")))
        {
            large.SetLength(100_000_000);
        }

        using (var zip = new ZipArchive(File.Create(Path.Combine(folder, "names.zip")), ZipArchiveMode.Create))
        {
            Member(zip, "../../escaped.json", Document("Escaped", "\"/a\": {\"get\": {\"summary\": \"Get a thing\"}}"));
            Member(zip, "/absolute.json", "{}");
            Member(zip, "inside.json", Document("Inside Zip", "\"/a\": {\"get\": {\"summary\": \"Get a zipped thing\"}}"));
        }

        using (var zip = new ZipArchive(File.Create(Path.Combine(folder, "zeros.zip")), ZipArchiveMode.Create))
        {
            using var stream = zip.CreateEntry("zeros.json", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                stream.Write(zeros);
            }
        }

        Text("broken.zip", "PK\u0003\u0004 this is no archive");
    }

    private static string Document(string title, string paths, string schemas = "") =>
        $"{{\"openapi\": \"3.0.0\", \"info\": {{\"title\": \"{title}\", \"version\": \"1\"}}, \"servers\": [{{\"url\": \"https://api.example.com\"}}], \"paths\": {{{paths}}}, \"components\": {{\"schemas\": {{{schemas}}}}}}}";

    private static string Exponential(int levels) => string.Join(", ", Enumerable.Range(0, levels).Select(i =>
        $"\"S{i}\": {{\"allOf\": [{{\"$ref\": \"#/components/schemas/S{i + 1}\"}}, {{\"$ref\": \"#/components/schemas/S{i + 1}\"}}], \"type\": \"object\", \"properties\": {{\"a{i}\": {{\"$ref\": \"#/components/schemas/S{i + 1}\"}}, \"b{i}\": {{\"$ref\": \"#/components/schemas/S{i + 1}\"}}}}}}"))
        + $", \"S{levels}\": {{\"type\": \"string\"}}";

    private static string Bomb(int levels) => "openapi: 3.0.0\ninfo: {title: Bomb, version: '1'}\nx0: &x0 [lol, lol]\n"
        + string.Concat(Enumerable.Range(1, levels).Select(i => $"x{i}: &x{i} [*x{i - 1}, *x{i - 1}, *x{i - 1}]\n"))
        + "paths: {/a: {get: {summary: Get a thing}}}\n";

    private static void Member(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
