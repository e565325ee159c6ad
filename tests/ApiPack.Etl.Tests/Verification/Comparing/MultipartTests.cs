using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Tests.Verification.Comparing;

/// <summary>A multipart body that stands in the code as text, with PHP as the language.</summary>
public class MultipartTests
{
    private const string Field = "--B\\r\\nContent-Disposition: form-data; name=\\\"a\\\"\\r\\n\\r\\n1\\r\\n";
    private const string FileHead = "--B\\r\\nContent-Disposition: form-data; name=\\\"f\\\"; filename=\\\"c.png\\\"\\r\\nContent-Type: image/png\\r\\n\\r\\n";
    private const string FileTail = "\\r\\n--B--\\r\\n";
    private const string Content = "\" . file_get_contents(\"c.png\") . \"";

    private static readonly Request Request = new()
    {
        Method = "POST",
        Url = "https://api.example.com/",
        Headers = [new("content-type", "multipart/form-data")],
        Body = new MultipartBody("multipart/form-data", [new("a", "1"), new("f", "sample", "c.png", "image/png")]),
    };

    [Theory]
    [InlineData(Field + FileHead + Content + FileTail, "B", null)]
    [InlineData(Field + FileHead + Content + "\\r\\n--B--", "B", null)]
    [InlineData(Field + FileHead + "sample" + FileTail, "B", "body-differs")]
    [InlineData(Field + FileHead + Content + FileTail, "C", "multipart-broken")]
    [InlineData(Field + FileHead + Content + FileTail, "", "multipart-broken")]
    [InlineData(Field + FileHead + Content + "\\r\\n", "B", "multipart-broken")]
    [InlineData(Field + FileHead + Content + FileTail + "x", "B", "multipart-broken")]
    [InlineData(Field + FileHead + Content + "x" + FileTail, "B", "multipart-broken")]
    [InlineData("\\r\\n" + Field + FileHead + Content + FileTail, "B", "multipart-broken")]
    [InlineData(FileHead + Content + "\\r\\n" + Field + "--B--\\r\\n", "B", "body-differs")]
    [InlineData(FileHead + Content + FileTail, "B", "body-differs")]
    [InlineData(Field + Field + FileHead + Content + FileTail, "B", "body-differs")]
    public void A_multipart_as_text(string body, string boundary, string? reason)
    {
        var code = GoldenCalls.Code("php", "post-multipart-file");
        var start = code.IndexOf("  CURLOPT_POSTFIELDS", StringComparison.Ordinal);
        var type = boundary.Length == 0 ? "multipart/form-data" : $"multipart/form-data; boundary={boundary}";
        var head = code[..start].Replace(GoldenCalls.Request("post-multipart-file").Url, "https://api.example.com/", StringComparison.Ordinal);
        var tail = code[code.IndexOf("]);\n\n$response", StringComparison.Ordinal)..];
        code = $"{head}  CURLOPT_POSTFIELDS => \"{body}\",\n  CURLOPT_HTTPHEADER => [\n    \"content-type: {type}\"\n  ],\n{tail}";
        var mismatch = Verifier.Verify(Request, "php", code);
        mismatch?.Reason.ShouldBe(reason, mismatch.Detail);
        (mismatch is null).ShouldBe(reason is null);
    }
}
