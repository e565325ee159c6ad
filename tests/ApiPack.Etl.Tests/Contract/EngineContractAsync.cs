using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Contract;

/// <content>Steps that wait for a model.</content>
public abstract partial class EngineContract
{
    [SkippableFact]
    public void Rows_that_wait_for_a_model_become_what_they_become_without_waiting()
    {
        Run(Stages.Items(Item.Many(120)));

        var atOnce = Run(Stages.Mapped(TestSteps.Mixed));
        var rejects = ReadRejects(atOnce);
        var later = Run(Stages.Mapped(TestSteps.MixedLater));

        later.Table.Files.ShouldBe(atOnce.Table.Files);
        later.Ledger.ShouldBeEquivalentTo(atOnce.Ledger);
        ReadRejects(later).ShouldBe(rejects);
        rejects.ShouldSatisfyAllConditions(
            all => all.Count.ShouldBe(14),
            all => all.ShouldContain(new Reject("item 42", "step-failed", "FormatException: broken row", 2)),
            all => all.ShouldContain(new Reject("item 43", "model-refused", "too long for the model", 2)));
    }

    [SkippableFact]
    public void A_model_that_cannot_be_reached_fails_the_stage_in_its_words()
    {
        Run(Stages.Items(Item.Many(50)));

        Should.Throw<Exception>(() => Run(Stages.Mapped(TestSteps.Unreachable))).Message.ShouldContain("no server answered");
    }
}
