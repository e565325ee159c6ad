using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Servers;

/// <summary>Each kind of server, as it really answers, gives the same texts, masses and means.</summary>
public class ServerShapeTests
{
    [Theory]
    [InlineData("vllm", "")]
    [InlineData("vllm", "?prompt=text")]
    [InlineData("sglang", "")]
    [InlineData("sglang", "?prompt=text")]
    [InlineData("llamacpp", "")]
    [InlineData("llamacpp", "?prompt=text")]
    [InlineData("tgi", "")]
    [InlineData("tgi", "?prompt=text")]
    [InlineData("openai", "")]
    [InlineData("openai", "?prompt=text")]
    public async Task FiveTextsComeInTheOrderOfTheirSeeds(string kind, string parameters)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Generation, parameters);
        var reply = await model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Count = 5, Seed = 100 }, CancellationToken.None);
        reply.ShouldBeOfType<GenerationReply>().Texts.ShouldBe(Enumerable.Range(100, 5).Select(LetterServer.Written));
    }

    [Theory]
    [InlineData("vllm", "")]
    [InlineData("vllm", "?prompt=text")]
    [InlineData("sglang", "")]
    [InlineData("llamacpp", "")]
    [InlineData("llamacpp", "?prompt=text")]
    [InlineData("tgi", "")]
    [InlineData("tgi", "?prompt=text")]
    [InlineData("openai", "")]
    public async Task MassesAreOfTheTokensThatBeginOneLabel(string kind, string parameters)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Classification, parameters);
        var reply = (ClassificationReply)await model.Ask(new ClassificationRequest { Prompt = Prompt.User("Good or Bad?"), Labels = ["Good", "Bad"] }, CancellationToken.None);
        reply.Masses[0].ShouldBe(0.6, 1e-12);
        reply.Masses[1].ShouldBe(0.2, 1e-12);
        reply.FromText.ShouldBeFalse();
        reply.Share(0).ShouldNotBeNull().ShouldBe(0.75, 1e-12);
        reply.Share(0, minimumMass: 0.9).ShouldBeNull();
    }

    [Theory]
    [InlineData("vllm")]
    [InlineData("sglang")]
    [InlineData("tgi")]
    [InlineData("openai")]
    public async Task AMeanIsOverExactlyTheTargetsTokens(string kind)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Scoring);
        var reply = (ScoringReply)await model.Ask(new ScoringRequest { Context = "instruction\n", Target = "endpoint – 你好" }, CancellationToken.None);
        var ids = LetterModel.Ids("instruction\nendpoint – 你好");
        reply.MeanLogProbability.ShouldBe(LetterModel.Mean(ids, 13, ids.Length), 1e-12);
        (reply.Tokens, reply.BoundaryShift).ShouldBe((ids.Length - 13, 0));
    }

    [Theory]
    [InlineData("vllm")]
    [InlineData("sglang")]
    [InlineData("tgi")]
    [InlineData("openai")]
    public async Task ATokenAcrossTheBoundaryIsScoredWithTheTargetAndTold(string kind)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Scoring);
        var reply = (ScoringReply)await model.Ask(new ScoringRequest { Context = "xa", Target = "by" }, CancellationToken.None);
        reply.MeanLogProbability.ShouldBe(LetterModel.Mean(LetterModel.Ids("xaby"), 2, 4), 1e-12);
        (reply.Tokens, reply.BoundaryShift).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("vllm")]
    [InlineData("sglang")]
    [InlineData("tgi")]
    [InlineData("openai")]
    public async Task TheClosingWindowTakesTheClosingInAndAsMuchOutInFront(string kind)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Scoring);
        var reply = (ScoringReply)await model.Ask(new ScoringRequest { Context = "one\n", Target = "target", Closing = "//", Window = ScoringWindow.Closing }, CancellationToken.None);
        reply.MeanLogProbability.ShouldBe(LetterModel.Mean(LetterModel.Ids("one\ntarget//"), 7, 13), 1e-12);
        reply.Tokens.ShouldBe(6);
    }

    [Fact]
    public async Task SglangIsAskedForNothingBeforeTheTargetSoThatItsCacheServes()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model("sglang", server, ModelUses.Scoring);
        await model.Ask(new ScoringRequest { Context = "one\n", Target = "target" }, CancellationToken.None);
        server.Requests.Last(static request => request.Path == "/generate").Json.GetProperty("logprob_start_len").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task EverySamplingFieldIsSent()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model("vllm", server, ModelUses.Generation);
        await model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Count = 5, TopK = 0, Stop = ["\n"] }, CancellationToken.None);
        server.Requests.Last().Json.EnumerateObject().Select(static field => field.Name).ShouldBe(
            ["model", "messages", "n", "seed", "temperature", "top_p", "max_tokens", "presence_penalty", "frequency_penalty", "stop", "top_k", "min_p", "repetition_penalty"]);
    }

    [Theory]
    [InlineData("vllm")]
    [InlineData("sglang")]
    public async Task ATextThatTheModelCannotReadWholeIsRefusedAndNotCut(string kind)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Scoring);
        var error = await Should.ThrowAsync<ModelException>(() => model.Ask(new ScoringRequest { Context = "one\n", Target = new string('x', 300) }, CancellationToken.None));
        error.Failure.ShouldBe(ModelFailure.Refused);
        error.Message.ShouldContain("305 tokens");
    }

    [Theory]
    [InlineData("tei")]
    [InlineData("vllm")]
    public async Task RerankComesBackInTheOrderOfTheDocuments(string kind)
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model(kind, server, ModelUses.Rerank);
        var reply = (RerankReply)await model.Ask(new RerankRequest { Query = "q", Documents = ["1", "22", "333", "4444", "55555", "666666"] }, CancellationToken.None);
        reply.Scores.ShouldBe([1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
    }

    [Fact]
    public async Task VectorsBelongToTheirTexts()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var tei = await Opened.Model("tei", server, ModelUses.Embedding);
        var replies = await Task.WhenAll(Enumerable.Range(1, 40).Select(length => tei.Ask(new EmbeddingRequest { Text = new string('x', length) }, CancellationToken.None)));
        replies.Cast<EmbeddingReply>().Select(static reply => reply.Vector[0]).ShouldBe(Enumerable.Range(1, 40).Select(static length => (double)length));
        server.Requests.Max(static request => request.Path == "/embed" ? request.Json.GetProperty("inputs").GetArrayLength() : 0).ShouldBe(4);
        server.Requests.Where(static request => request.Path == "/embed").ShouldAllBe(static request => !request.Json.GetProperty("truncate").GetBoolean());
    }

    [Fact]
    public async Task VectorsOfAnOpenAiServerAreBroughtToLengthOneOnRequest()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model("openai", server, ModelUses.Embedding);
        ((EmbeddingReply)await model.Ask(new EmbeddingRequest { Text = "four" }, CancellationToken.None)).Vector.ShouldBe([1.0, 0.0]);
        ((EmbeddingReply)await model.Ask(new EmbeddingRequest { Text = "four", Normalize = false }, CancellationToken.None)).Vector.ShouldBe([4.0, 0.0]);
    }
}
