using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;
using ApiPack.Etl.Verification.Swift;

namespace ApiPack.Etl.Tests.Verification.Literals;

/// <summary>Literals of objects and arrays stand for JSON values.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{a: 1, 'b-c': \"x\", $d_1: [true, false, null]}", "{\"a\":1,\"b-c\":\"x\",\"$d_1\":[true,false,null]}")]
    [InlineData("{\n  a: {},\n  b: []\n}", "{\"a\":{},\"b\":[]}")]
    [InlineData("'it\\'s'", "\"it's\"")]
    [InlineData("1.5e+300", "1.5e300")]
    [InlineData("1", "1.0")]
    [InlineData("-0", "0")]
    [InlineData("100", "1e2")]
    [InlineData("0.001", "1e-3")]
    public void JavaScript(string literal, string json) => Reads.IsValue(ReadJavaScript, literal, json).ShouldBeTrue();

    [Theory]
    [InlineData("{a: 1}", "{\"a\":2}")]
    [InlineData("{a: 1, b: 2}", "{\"b\":2,\"a\":1}")]
    [InlineData("{a: 1}", "{\"a\":\"1\"}")]
    [InlineData("{a: null}", "{}")]
    [InlineData("['1', '2']", "[\"12\"]")]
    [InlineData("['']", "[]")]
    [InlineData("[[], 1]", "[[1]]")]
    [InlineData("true", "\"t\"")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("0.1234567890123456789", "0.1234567890123456789")]
    [InlineData("1e400", "1e400")]
    [InlineData("01", "1")]
    [InlineData("1.", "1")]
    [InlineData("{__proto__: 1}", "{\"__proto__\":1}")]
    [InlineData("{'__proto__': 1}", "{\"__proto__\":1}")]
    [InlineData("{1: 1}", "{\"1\":1}")]
    [InlineData("{a: 1,}", "{\"a\":1}")]
    [InlineData("[1 2]", "[1,2]")]
    [InlineData("undefined", "null")]
    [InlineData("-Infinity", "null")]
    public void JavaScript_that_is_something_else(string literal, string json) => Reads.IsValue(ReadJavaScript, literal, json).ShouldBeFalse();

    [Theory]
    [InlineData("[:]", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("[\"a\": 1, \"b\": NSNull()]", "{\"a\":1,\"b\":null}")]
    [InlineData("[\n  \"a\": [:] as [String : Any],\n  \"b\": [] as [Any]\n]", "{\"a\":{},\"b\":[]}")]
    [InlineData("[\"a\", \"b\"]", "[\"a\",\"b\"]")]
    [InlineData("[9223372036854775807, -9223372036854775808, 1.5, true]", "[9223372036854775807,-9223372036854775808,1.5,true]")]
    public void Swift(string literal, string json) => Reads.IsValue(ReadSwift, literal, json).ShouldBeTrue();

    [Theory]
    [InlineData("[9223372036854775808]", "[9223372036854775808]")]
    [InlineData("[\"a\": ]", "{\"a\":null}")]
    [InlineData("[\"a\": []]", "{\"a\":[]}")]
    [InlineData("[\"a\": 1, \"b\"]", "{\"a\":1}")]
    [InlineData("[\"a\", \"b\": 1]", "[\"a\"]")]
    [InlineData("[1: 2]", "{\"1\":2}")]
    [InlineData("nil", "null")]
    public void Swift_that_is_something_else(string literal, string json) => Reads.IsValue(ReadSwift, literal, json).ShouldBeFalse();

    [Fact]
    public void A_value_too_deep_is_refused()
    {
        var literal = new string('[', 100_000);
        Reads.Text(ReadJavaScript, literal).ShouldBeNull();
        Reads.Text(ReadSwift, literal).ShouldBeNull();
    }

    private static bool ReadJavaScript(ref CodeCursor code, SentText to) => JavaScriptValue.Read(ref code, to);

    private static bool ReadSwift(ref CodeCursor code, SentText to) => SwiftValue.Read(ref code, to);
}
