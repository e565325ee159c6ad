using System.Text.Json;
using System.Text.Json.Nodes;
using ApiPack.Etl.Core.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Verification;

/// <summary>Requests of every kind with texts of every kind, as FsCheck draws them.</summary>
internal static class RandomRequests
{
    private static readonly Gen<string> Character = Gen.OneOf(
        Gen.Elements("'", "\"", "\\", "$", "{", "}", "#", "@", "(", ")", "`", "%", "?", "/", "&", "=", "+", ";", ",", "<", ">", " ", "\n", "\r", "\t", "\b", "\f", "\v", "\u007f"),
        Gen.Elements("a", "B", "x", "n", "0", "7", "_", "-", "$a", "${a}", "{$a}", "#{a}", "#$a", "#@a", "\\(a)", "\\u0041", "%41", "%", "</script>", "-----011000010111000001101001"),
        Gen.Elements("é", "\u2028", "\ufeff", "😀", "\u0080"),
        Gen.Choose(1, 0xd7ff).Select(static code => ((char)code).ToString()));

    private static readonly Gen<string> Text = Character.ListOf().Select(string.Concat);

    private static readonly Gen<string> Name = Gen.OneOf(Gen.Elements("a", "b", "filter[x]", "x-y", "__proto__", "1", "a b", "it's", "\"q\""), Text.Where(static text => text.Length > 0));

    private static readonly Gen<string> Token = Gen.Elements("X-A", "X-B", "accept", "Authorization", "x_c", "X-D.e");

    private static readonly Gen<string> HeaderValue = Text.Select(static text => string.Concat(text.Where(static unit => unit is >= ' ' or '\t')).Trim());

    private static readonly Gen<QueryItem> Pair =
        from name in Name
        from value in Text
        from isStrict in Gen.Elements(true, true, false)
        select new QueryItem(name, value, isStrict ? $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}" : $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)}");

    private static readonly Gen<NameValue> Header =
        from name in Token
        from value in HeaderValue
        select new NameValue(name, value);

    private static readonly Gen<NameValue> Cookie =
        from name in Gen.Elements("sid", "theme", "x-y")
        from value in Text
        select new NameValue(name, Uri.EscapeDataString(value));

    private static readonly Gen<MultipartPart> Part =
        from name in Name
        from value in Text
        from file in Gen.Elements<string?>(null, null, "cat.png", "my cat's \"best\".png", "dir/x;y.bin")
        from type in Gen.Elements<string?>(null, null, "image/png", "text/plain; charset=utf-8")
        select new MultipartPart(name, value, file, type);

    private static readonly Gen<RequestBody?> Body = Gen.OneOf(
        Gen.Constant<RequestBody?>(null),
        Text.Select<string, RequestBody?>(static text => new TextBody("text/plain", text, IsJson: false)),
        Json(3).Select<JsonNode?, RequestBody?>(static json => new TextBody("application/json", json?.ToJsonString(Plain) ?? "null", IsJson: true)),
        Pair.ListOf().Select<List<QueryItem>, RequestBody?>(static fields => new FormBody("application/x-www-form-urlencoded", fields)),
        Part.ListOf().Where(static parts => parts.Count > 0).Select<List<MultipartPart>, RequestBody?>(static parts => new MultipartBody("multipart/form-data", parts)),
        Gen.Elements("data.bin", "it's.bin").Select<string, RequestBody?>(static file => new BinaryBody("application/octet-stream", file)));

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Arbitrary<Request> All { get; } = (
        from method in Gen.Elements("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PURGE")
        from host in Gen.Elements("https://api.example.com", "http://localhost:8080", "https://{region}.example.com")
        from path in Text.Select(static text => text.Replace('#', '-').Replace('?', '-').Replace('\\', '-'))
        from query in Pair.ListOf()
        from headers in Header.ListOf()
        from cookies in Cookie.ListOf()
        from body in Body
        select new Request
        {
            Method = method,
            Url = $"{host.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)}/{Uri.EscapeDataString(path)}",
            Query = query,
            Headers = body is null ? headers : [.. headers, new("Content-Type", body.MediaType)],
            Cookies = cookies,
            Body = body,
        }).ToArbitrary();

    private static Gen<JsonNode?> Json(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Constant<JsonNode?>(null),
            Gen.Elements(true, false).Select<bool, JsonNode?>(static value => JsonValue.Create(value)),
            Gen.Elements("0", "-1", "1.50", "1e3", "12345678901234567890", "0.1", "-0.0", "9007199254740993", "1E-7", "3.0e+2").Select<string, JsonNode?>(static number => JsonNode.Parse(number)),
            Text.Select<string, JsonNode?>(static text => JsonValue.Create(text)));
        if (depth == 0)
            return leaf;
        var array = Json(depth - 1).ListOf().Select<List<JsonNode?>, JsonNode?>(static items => new JsonArray([.. items.Select(static item => item?.DeepClone())]));
        var members = (from name in Name from value in Json(depth - 1) select KeyValuePair.Create(name, value)).ListOf();
        var @object = members.Select<List<KeyValuePair<string, JsonNode?>>, JsonNode?>(static members =>
            new JsonObject(members.DistinctBy(static member => member.Key).Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        return Gen.OneOf(leaf, array, @object);
    }
}
