using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Versions;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Lake.Versions;

public class SemanticVersionTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.-1")]
    [InlineData("1.0.0-rc1")]
    [InlineData("1. 0.0")]
    [InlineData("1.0.99999999999")]
    [InlineData("../../etc")]
    public void What_is_no_version_is_refused(string text) =>
        Should.Throw<InputException>(() => SemanticVersion.Parse(text)).Message.ShouldContain(text);

    [Fact]
    public void Versions_are_ordered_by_number_not_by_text() =>
        new[] { "1.10.0", "1.9.3", "2.0.0", "1.9.10" }.Select(SemanticVersion.Parse).Order().Select(version => version.ToString())
            .ShouldBe(["1.9.3", "1.9.10", "1.10.0", "2.0.0"]);

    [Fact]
    public void Every_version_is_read_back_and_smaller_than_its_next() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<NonNegativeInt>().Three().Select(parts => new SemanticVersion(parts.Item1.Get, parts.Item2.Get, parts.Item3.Get)).ToArbitrary(),
        version => SemanticVersion.Parse(version.ToString()) == version && version < version.NextMinor)
        .QuickCheckThrowOnFailure();
}
