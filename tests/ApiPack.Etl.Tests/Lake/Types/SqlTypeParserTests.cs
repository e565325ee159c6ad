using ApiPack.Etl.Lake.Types;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Lake.Types;

public class SqlTypeParserTests
{
    private static readonly Gen<SqlType> Scalars = Gen.Elements<SqlType>(ScalarType.All);
    private static readonly Gen<string> Names = ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get);

    [Theory]
    [InlineData("VARCHAR", "VARCHAR")]
    [InlineData("bigint", "BIGINT")]
    [InlineData("VARCHAR[]", "VARCHAR[]")]
    [InlineData("DOUBLE[][]", "DOUBLE[][]")]
    [InlineData("TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE")]
    [InlineData("STRUCT(idx BIGINT, good BOOLEAN)[]", "STRUCT(\"idx\" BIGINT, \"good\" BOOLEAN)[]")]
    [InlineData("STRUCT(\"a \"\"b\"\", (c)\" VARCHAR, s STRUCT(t INTEGER[]))", "STRUCT(\"a \"\"b\"\", (c)\" VARCHAR, \"s\" STRUCT(\"t\" INTEGER[]))")]
    public void DuckDBs_spelling_is_read(string text, string expected) =>
        SqlTypeParser.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("HUGEINT", "HUGEINT")]
    [InlineData("UBIGINT[]", "UBIGINT")]
    [InlineData("TIMESTAMP", "TIMESTAMP")]
    [InlineData("MAP(VARCHAR, VARCHAR)", "MAP")]
    [InlineData("DECIMAL(18,3)", "DECIMAL")]
    [InlineData("INTEGER[3]", "']' is missing")]
    [InlineData("STRUCT()", "name is missing")]
    [InlineData("STRUCT(a)", "''")]
    [InlineData("STRUCT(\"a BIGINT)", "does not end")]
    [InlineData("STRUCT(a BIGINT", "')' is missing")]
    [InlineData("VARCHAR x", "VARCHAR X")]
    [InlineData("VARCHAR[] x", "'x' follows")]
    [InlineData("", "''")]
    public void What_is_no_type_of_the_lake_is_refused_with_what_was_found(string text, string found) =>
        Should.Throw<FormatException>(() => SqlTypeParser.Parse(text)).Message.ShouldContain(found);

    [Fact]
    public void Nesting_is_bounded()
    {
        Should.Throw<FormatException>(() => SqlTypeParser.Parse(string.Concat(Enumerable.Repeat("STRUCT(a ", 100_000)))).Message.ShouldContain("deeper");
        Should.Throw<FormatException>(() => SqlTypeParser.Parse("VARCHAR" + string.Concat(Enumerable.Repeat("[]", 100_000)))).Message.ShouldContain("deeper");
    }

    [Fact]
    public void Every_type_is_read_back_from_its_spelling() => Prop.ForAll(
        Gen.Sized(size => TypeOf(Math.Min(size, 4))).ToArbitrary(),
        type => SqlTypeParser.Parse(type.ToString()).ToString() == type.ToString())
        .QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_gives_anything_but_a_type_or_a_format_error() => Prop.ForAll(
        Gen.Elements("STRUCT", "(", ")", "[", "]", ",", " ", "\"", "a", "BIGINT", "é").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            try
            {
                return SqlTypeParser.Parse(text) is not null;
            }
            catch (FormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<SqlType> TypeOf(int depth) => depth == 0
        ? Scalars
        : Gen.OneOf(
            Scalars,
            TypeOf(depth - 1).Select(element => (SqlType)new ListType(element)),
            Names.Zip(TypeOf(depth - 1), (name, type) => new StructField(name, type)).NonEmptyListOf().Select(fields => (SqlType)new StructType([.. fields.Take(3)])));
}
