using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.OpenApi;

public class SchemaUnionTests
{
    private static readonly SchemaSet Set = SchemaSet.Of(new References(JsonElement.Parse("{}")));

    private static readonly Schema[] Numbered = [.. Enumerable.Range(0, 12).Select(static number => new Schema { Set = Set, Number = number })];

    [Fact]
    public void A_union_holds_both_sets_in_order_each_schema_once() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Sets, Sets, static (left, right) =>
    {
        var union = SchemaUnion.Of(Of(left), Of(right))!;
        return union.Select(static schema => schema.Number).SequenceEqual(left.Union(right).Order());
    }));

    [Fact]
    public void A_set_that_holds_the_other_is_the_union()
    {
        var (large, small) = (Of([1, 4, 7]), Of([4]));
        SchemaUnion.Of(large, small).ShouldBeSameAs(large);
        SchemaUnion.Of(small, large).ShouldBeSameAs(large);
        SchemaUnion.Of(null, small).ShouldBeSameAs(small);
        SchemaUnion.Of(small, null).ShouldBeSameAs(small);
        SchemaUnion.Of(null, null).ShouldBeNull();
    }

    private static Arbitrary<int[]> Sets => Gen.Choose(0, 11).ListOf().Select(static numbers => numbers.Distinct().Order().ToArray()).ToArbitrary();

    private static Schema[] Of(int[] numbers) => Array.ConvertAll(numbers, static number => Numbered[number]);
}
