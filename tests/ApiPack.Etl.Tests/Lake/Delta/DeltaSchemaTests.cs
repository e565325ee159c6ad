using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;

namespace ApiPack.Etl.Tests.Lake.Delta;

public class DeltaSchemaTests
{
    [Fact]
    public void Nested_columns_become_nested_fields_that_may_all_be_null() =>
        DeltaSchema.Write(With(new("n", "BIGINT"), new("tags", "VARCHAR[]"), new("call", "STRUCT(args STRUCT(k VARCHAR, v DOUBLE)[])"))).ShouldBe(
            """{"type":"struct","fields":[{"name":"n","type":"long","nullable":true,"metadata":{}},"""
            + """{"name":"tags","type":{"type":"array","elementType":"string","containsNull":true},"nullable":true,"metadata":{}},"""
            + """{"name":"call","type":{"type":"struct","fields":[{"name":"args","type":{"type":"array","elementType":{"type":"struct","fields":["""
            + """{"name":"k","type":"string","nullable":true,"metadata":{}},{"name":"v","type":"double","nullable":true,"metadata":{}}]},"containsNull":true},"nullable":true,"metadata":{}}]},"nullable":true,"metadata":{}}]}""");

    [Theory]
    [InlineData("INTEGER", "integer")]
    [InlineData("BOOLEAN", "boolean")]
    [InlineData("DATE", "date")]
    [InlineData("TIMESTAMP WITH TIME ZONE", "timestamp")]
    public void A_scalar_has_one_Delta_type(string sql, string delta) =>
        JsonDocument.Parse(DeltaSchema.Write(With(new TableColumn("c", sql)))).RootElement.GetProperty("fields")[0].GetProperty("type").GetString().ShouldBe(delta);

    [Theory]
    [InlineData("HUGEINT")]
    [InlineData("TIMESTAMP")]
    [InlineData("STRUCT(a UINTEGER)[]")]
    public void A_type_that_readers_do_not_hold_is_refused_with_table_and_column(string type)
    {
        var message = Should.Throw<InputException>(() => DeltaSchema.Write(With(new("good", "BIGINT"), new("bad_one", type)))).Message;

        message.ShouldContain("things");
        message.ShouldContain("bad_one");
        message.ShouldContain(type);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a=b")]
    [InlineData("")]
    public void A_name_that_readers_refuse_is_refused(string name)
    {
        Should.Throw<InputException>(() => DeltaSchema.Write(With(new TableColumn(name, "BIGINT"))));
        Should.Throw<InputException>(() => DeltaSchema.Write(With(new TableColumn("s", $"STRUCT(\"{name}\" BIGINT)[][]"))));
    }

    [Fact]
    public void Names_that_differ_by_capitals_alone_are_refused() =>
        Should.Throw<InputException>(() => DeltaSchema.Write(With(new("Lang", "BIGINT"), new("lang", "BIGINT")))).Message.ShouldContain("twice");

    private static Table With(params TableColumn[] columns) => new() { Name = "things", Columns = columns, Files = [] };
}
