using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Models.Scoring;

public class ScoredSpanTests
{
    [Fact]
    public void ACleanBoundaryIsTheContextsEnd() => ScoredSpan.Of<int>([1, 2, 3], [1, 2, 3, 4, 5]).ShouldBe(new(3, 5, 0));

    [Fact]
    public void AMergedTokenIsScoredWithTheTarget() => ScoredSpan.Of<int>([1, 2, 3], [1, 2, 34, 5]).ShouldBe(new(2, 4, 1));

    [Fact]
    public void TheClosingWindowKeepsTheTargetsLength() => ScoredSpan.Of<int>([1, 2, 3], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7, 8]).ShouldBe(new(5, 8, 0));

    [Fact]
    public void ATargetWithoutATokenIsRefused() =>
        Should.Throw<AttemptException>(() => ScoredSpan.Of<int>([1, 2], [1, 2])).Fault.ShouldBe(AttemptFault.Refused);

    [Fact]
    public void AFirstTokenIsNeverScored() =>
        Should.Throw<AttemptException>(() => ScoredSpan.Of<int>([], [1, 2])).Fault.ShouldBe(AttemptFault.Refused);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(0.5)]
    public void WhatIsNoLogProbabilityIsInvalid(double value) =>
        Should.Throw<AttemptException>(() => new ScoredSpan(1, 2, 0).Mean([null, value], 0, default)).Fault.ShouldBe(AttemptFault.Invalid);

    [Fact]
    public void TheMeanIsOfTheSpanWhereverTheValuesBegin() => Prop.ForAll(
        Gen.Choose(1, 20).SelectMany(static before => Gen.Choose(1, 20), static (before, length) => (before, length)).ToArbitrary(),
        static sizes =>
        {
            var (before, length) = sizes;
            var context = Enumerable.Range(0, before).ToArray();
            var whole = Enumerable.Range(0, before + length).ToArray();
            var span = ScoredSpan.Of(context, whole);
            double?[] values = [.. whole.Select(static i => (double?)-i)];
            var all = span.Mean(values, 0, default);
            var tail = span.Mean(values[(before - 1)..], before - 1, default);
            return all == tail && all == new ScoringReply(whole.Skip(before).Average(static i => -i), length, 0);
        }).QuickCheckThrowOnFailure();
}
