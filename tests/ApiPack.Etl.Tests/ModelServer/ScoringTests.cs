using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Tests.Instructions;

namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>Means over HTTP are those in process.</summary>
public class ScoringTests
{
    private const double Tolerance = 1e-9;

    private static IEnumerable<(string Context, string Target)> Spans =>
    [
        ("Question:\n", "books of the library"),
        ("Ohne Umlaute geht es nicht: äöü 🎉\n", "Gibt eine Liste zurück – naïve, 日本語, \0 \u202e"),
        .. InstructionCases.Endpoints.Take(15).Select(static endpoint =>
            ($"{new TemplateGenerator().Example(endpoint).Text}\n", $"{endpoint.Functionality}\n{endpoint.Description}\n{endpoint.EndpointName}\n{endpoint.ApiName}")),
    ];

    [Fact]
    public Task Vllm_by_ids() => Equal("vllm", SpanMeans.Vllm, [.. Spans, ("The boundary ", "is shifted"), ("instruct", "ion of users")]);

    [Fact]
    public Task Vllm_by_echo() => Equal("vllm", SpanMeans.Echo, Spans);

    [Fact]
    public Task OpenAi_by_echo() => Equal("openai", SpanMeans.Echo, Spans);

    [Fact]
    public Task Sglang_from_the_last_token_before_the_target() => Equal("sglang", SpanMeans.Sglang, [.. Spans, ("The boundary ", "is shifted"), ("instruct", "ion of users")]);

    [Fact]
    public Task Sglang_by_echo() => Equal("sglang", SpanMeans.Echo, Spans);

    [Fact]
    public Task Tgi_by_prefill() => Equal("tgi", SpanMeans.Tgi, [.. Spans, ("The boundary ", "is shifted")]);

    [Theory]
    [InlineData("llamacpp")]
    [InlineData("tgi")]
    public async Task Servers_that_ignore_echo_answer_with_the_generated_token_only(string shape)
    {
        await using var server = new ServedModel(shape);

        var choice = (await server.Post("/v1/completions", new { prompt = "Question:\nbooks", max_tokens = 1, temperature = 0, echo = true, logprobs = 1 })).GetProperty("choices")[0];

        choice.GetProperty("text").GetString()!.ShouldNotContain("Question");
        if (shape == "llamacpp")
            choice.GetProperty("logprobs").GetProperty("tokens").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Offsets_drift_in_vllm_and_are_missing_in_sglang()
    {
        foreach (var (shape, last) in ((string, int)[])[("vllm", "<s>??".Length), ("sglang", -1)])
        {
            await using var server = new ServedModel(shape);
            var reply = await server.Post("/v1/completions", new { prompt = "äb", max_tokens = 0, temperature = 0, echo = true, logprobs = 0 });
            var offsets = reply.GetProperty("choices")[0].GetProperty("logprobs").GetProperty("text_offset").EnumerateArray().Select(static offset => offset.GetInt32()).ToArray();
            offsets[^1].ShouldBe(last);
        }
    }

    [Fact]
    public async Task More_alternatives_are_told_where_they_are_asked_for()
    {
        await using var server = new ServedModel("vllm");
        var ids = await SpanMeans.VllmIds(server, "List the books of the library.");

        var reply = await server.Post("/v1/completions", new { prompt = ids, max_tokens = 1, temperature = 0, prompt_logprobs = 3 });

        foreach (var (i, entry) in reply.GetProperty("choices")[0].GetProperty("prompt_logprobs").EnumerateArray().Index().Skip(1))
        {
            entry.EnumerateObject().Count().ShouldBeInRange(3, 4);
            entry.TryGetProperty($"{ids[i]}", out _).ShouldBeTrue();
        }
    }

    private static async Task Equal(string shape, Func<ServedModel, string, string, Task<double>> mean, IEnumerable<(string Context, string Target)> spans)
    {
        await using var server = new ServedModel(shape);
        var model = new EmbeddedModel();
        foreach (var (context, target) in spans)
        {
            var expected = (ScoringReply)await model.Ask(new ScoringRequest { Context = context, Target = target }, CancellationToken.None);
            (await mean(server, context, target)).ShouldBe(expected.MeanLogProbability, Tolerance, $"{context}|{target}");
        }
    }
}
