using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Labels;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Tests.Models.Labels;

public class LabelMassesTests
{
    [Theory]
    [InlineData("Good", 1, 0)]
    [InlineData(" good", 1, 0)]
    [InlineData("\u2581Bad", 0, 1)]
    [InlineData("\u0120B", 0, 1)]
    [InlineData("Go", 1, 0)]
    [InlineData("Goods", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData(" ", 0, 0)]
    public void ATokenCountsForTheOneLabelThatItBegins(string token, double good, double bad) =>
        LabelMasses.Of(First(new TokenProbability(token, 0)), ["Good", "Bad"]).Masses.ShouldBe([good, bad]);

    [Fact]
    public void ATokenThatBeginsTwoLabelsCountsForNone() => LabelMasses.Of(First(new TokenProbability("b", 0)), ["Best", "Bad"]).Mass.ShouldBe(0);

    [Fact]
    public void ProbabilitiesOfMoreThanAllAreInvalid() =>
        Should.Throw<AttemptException>(() => LabelMasses.Of(First(new TokenProbability("Good", 0), new TokenProbability(" Good", -0.1)), ["Good", "Bad"])).Fault.ShouldBe(AttemptFault.Invalid);

    private static FirstToken First(params TokenProbability[] tokens) => new(tokens, new ModelUsage(1, 1));
}
