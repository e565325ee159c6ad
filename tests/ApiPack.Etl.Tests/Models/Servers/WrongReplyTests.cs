using System.Text.Json.Nodes;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Servers;

/// <summary>A reply with status 200 that is wrong is never taken for a right one, and asked for again.</summary>
public class WrongReplyTests
{
    [Theory]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs", "null")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs.0", "remove")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs.0", """{"1":{"logprob":-0.5}}""")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs.3", "null")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs.3", "remove")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs.3", """{"99999":{"logprob":-0.5}}""")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_token_ids.3", "99999")]
    [InlineData("vllm", "/v1/completions", "choices.0.prompt_logprobs.5.116.logprob", "0.5")]
    [InlineData("vllm", "/v1/completions", "choices.0", "remove")]
    [InlineData("sglang", "/generate", "meta_info.input_token_logprobs", "remove")]
    [InlineData("sglang", "/generate", "meta_info.input_token_logprobs.0", "remove")]
    [InlineData("sglang", "/generate", "meta_info.input_token_logprobs.0.0", "-0.5")]
    [InlineData("sglang", "/generate", "meta_info.input_token_logprobs.2.0", "null")]
    [InlineData("sglang", "/generate", "meta_info.input_token_logprobs.2.1", "99999")]
    [InlineData("tgi", "/generate", "details.prefill", "[]")]
    [InlineData("tgi", "/generate", "details.prefill.2", "remove")]
    [InlineData("tgi", "/generate", "details.prefill.2.id", "99999")]
    [InlineData("tgi", "/generate", "details.prefill.2.logprob", "null")]
    [InlineData("openai", "/v1/completions", "choices.0.logprobs", "null")]
    [InlineData("openai", "/v1/completions", "choices.0.logprobs.tokens.0", "remove")]
    [InlineData("openai", "/v1/completions", "choices.0.logprobs.tokens.3", "\"other\"")]
    [InlineData("openai", "/v1/completions", "choices.0.logprobs.token_logprobs.0", "-0.5")]
    [InlineData("openai", "/v1/completions", "choices.0.logprobs.token_logprobs.2", "null")]
    public async Task AWrongScoreIsAskedForAgainAndNeverTaken(string kind, string path, string where, string value)
    {
        var wrong = int.MaxValue;
        await using var server = new LoopbackServer(request =>
        {
            var reply = LetterServer.Reply(request);
            return request.Path == path && Interlocked.Decrement(ref wrong) is >= 0 and < 10 ? reply with { Body = Changed(reply.Body, where, value) } : reply;
        });
        using var model = await Opened.Model(kind, server, ModelUses.Scoring);
        var request = new ScoringRequest { Context = "one\n", Target = "target" };

        wrong = 1;
        var mean = ((ScoringReply)await model.Ask(request, CancellationToken.None)).MeanLogProbability;
        mean.ShouldBe(LetterModel.Mean(LetterModel.Ids("one\ntarget"), 5, 11), 1e-12);
        wrong.ShouldBeLessThan(0);

        wrong = 9;
        var error = await Should.ThrowAsync<ModelException>(() => model.Ask(request, CancellationToken.None));
        (error.Failure, error.RejectReason).ShouldBe((ModelFailure.Invalid, "model-invalid"));
    }

    [Theory]
    [InlineData("choices.0", "remove")]
    [InlineData("choices.0.index", "3")]
    [InlineData("choices.0.index", "5")]
    [InlineData("choices.0.finish_reason", "\"error\"")]
    [InlineData("choices.0.finish_reason", "null")]
    [InlineData("choices.0.message.content", "null")]
    [InlineData("choices", "remove")]
    public async Task WrongTextsAreAskedForAgain(string where, string value)
    {
        var wrong = 0;
        await using var server = new LoopbackServer(request =>
        {
            var reply = LetterServer.Reply(request);
            return Interlocked.Decrement(ref wrong) >= 0 ? reply with { Body = Changed(reply.Body, where, value) } : reply;
        });
        using var model = await Opened.Model("vllm", server, ModelUses.Generation);
        wrong = 2;
        var reply = (GenerationReply)await model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Count = 5, Seed = 7 }, CancellationToken.None);
        reply.Texts.ShouldBe(Enumerable.Range(7, 5).Select(LetterServer.Written));
        wrong.ShouldBe(-1);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("\"-0.5\"")]
    public async Task WhatIsNoNumberIsNoLogProbability(string value)
    {
        var wrong = false;
        await using var server = new LoopbackServer(request =>
        {
            var reply = LetterServer.Reply(request);
            return wrong && request.Path == "/generate" ? reply with { Body = reply.Body.Replace("[[null,", $"[[null,116,null],[{value},", StringComparison.Ordinal) } : reply;
        });
        using var model = await Opened.Model("sglang", server, ModelUses.Scoring);
        wrong = true;
        var error = await Should.ThrowAsync<ModelException>(() => model.Ask(new ScoringRequest { Context = "one\n", Target = "target" }, CancellationToken.None));
        error.Failure.ShouldBe(ModelFailure.Invalid);
    }

    [Fact]
    public async Task ATextThatDoesNotEndIsNotAskedForAgain()
    {
        var cut = false;
        await using var server = new LoopbackServer(request =>
        {
            var reply = LetterServer.Reply(request);
            return cut ? reply with { Body = Changed(reply.Body, "choices.0.finish_reason", "\"length\"") } : reply;
        });
        using var model = await Opened.Model("vllm", server, ModelUses.Generation);
        cut = true;
        var before = server.Requests.Count;
        var error = await Should.ThrowAsync<ModelException>(() => model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), MaxTokens = 9 }, CancellationToken.None));
        error.Failure.ShouldBe(ModelFailure.Invalid);
        error.Message.ShouldContain("within 9 tokens");
        server.Requests.Count.ShouldBe(before + 1);
    }

    /// <summary>JSON with one value replaced or removed.</summary>
    private static string Changed(string json, string where, string value)
    {
        var steps = where.Split('.');
        var root = JsonNode.Parse(json)!;
        var parent = steps[..^1].Aggregate(root, static (node, step) => node is JsonArray array ? array[int.Parse(step)]! : node[step]!);
        var last = steps[^1];
        if (parent is JsonArray items && value == "remove")
            items.RemoveAt(int.Parse(last));
        else if (parent is JsonArray array)
            array[int.Parse(last)] = JsonNode.Parse(value);
        else if (value == "remove")
            parent.AsObject().Remove(last);
        else
            parent[last] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
