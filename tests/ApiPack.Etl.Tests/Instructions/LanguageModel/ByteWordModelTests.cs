using ApiPack.Etl.Instructions.LanguageModel;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Instructions.LanguageModel;

public class ByteWordModelTests
{
    public static TheoryData<string> HardContexts =>
    [
        "", "a", "\0", "\n\n\n", "user", string.Concat(Enumerable.Repeat("user ", 3_000)), "User user USER users", "日本語 🎉 \u202e", "<s></s>", new string('x', 5_000),
        "List all users of the City Library API. List all books of the City Library API.",
    ];

    [Theory]
    [MemberData(nameof(HardContexts))]
    public void The_probabilities_of_the_next_token_sum_to_one(string context)
    {
        var distribution = ByteWordModel.After(Tokenizer.EncodeWhole(context)).Distribution();

        distribution.Sum().ShouldBe(1, 1e-12);
        distribution.ShouldAllBe(static probability => probability > 0 && probability < 1);
    }

    [Fact]
    public void The_probabilities_sum_to_one_after_any_text() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomTexts.All, static text =>
        Math.Abs(ByteWordModel.After(Tokenizer.EncodeWhole(text)).Distribution().Sum() - 1) < 1e-12));

    [Fact]
    public void Every_token_but_the_first_has_a_finite_log_probability_below_zero() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(RandomTexts.All, static text =>
    {
        var values = ByteWordModel.LogProbabilities(Tokenizer.EncodeWhole(text));
        return values[0] is null && values.Skip(1).All(static value => value is { } number && double.IsFinite(number) && number < 0);
    }));

    [Fact]
    public void Any_token_may_follow_any_other()
    {
        var values = ByteWordModel.LogProbabilities([TokenVocabulary.End, TokenVocabulary.Begin, TokenVocabulary.FirstByte + 255, TokenVocabulary.End, TokenVocabulary.Count - 1]);

        values.Skip(1).ShouldAllBe(static value => double.IsFinite(value!.Value));
    }

    [Fact]
    public void A_token_has_the_probability_that_its_place_gives_it()
    {
        var tokens = Tokenizer.EncodeWhole("List all users, then list all books of the users.");
        var values = ByteWordModel.LogProbabilities(tokens);

        for (var i = 1; i < tokens.Count; i++)
            values[i]!.Value.ShouldBe(Math.Log(ByteWordModel.After(tokens.Take(i)).Distribution()[tokens[i]]));
    }

    [Theory]
    [InlineData("How do I list all orders of a customer?\n", "What is the weather like today in Oslo?\n", "Lists the orders of a customer")]
    [InlineData("Delete a repository from the account.\n", "Play some music.\n", "Repository deletion: delete the repository")]
    public void A_text_is_likelier_after_one_that_speaks_of_the_same(string near, string far, string target) => Mean(near, target).ShouldBeGreaterThan(Mean(far, target));

    private static double Mean(string context, string target)
    {
        var read = Tokenizer.EncodeWhole(context).Count;
        return ByteWordModel.LogProbabilities(Tokenizer.EncodeWhole(context + target)).Skip(read).Average()!.Value;
    }
}
