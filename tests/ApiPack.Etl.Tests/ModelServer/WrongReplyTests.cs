using System.Text.Json;

namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>Faults that answer with status 200, wrongly.</summary>
public class WrongReplyTests
{
    private static readonly object Scoring = new { prompt = "List the books", max_tokens = 1, temperature = 0, prompt_logprobs = 0, echo = true, logprobs = 1 };

    private static readonly object Generation = new { prompt = "List the books", max_tokens = 3, n = 3, seed = 1 };

    [Fact]
    public async Task An_ignored_echo_leaves_the_prompts_log_probabilities_out()
    {
        await using var server = new ServedModel("vllm", "echo-ignored=always");

        var choice = (await server.Post("/v1/completions", Scoring)).GetProperty("choices")[0];

        choice.GetProperty("prompt_logprobs").ValueKind.ShouldBe(JsonValueKind.Null);
        choice.GetProperty("logprobs").GetProperty("tokens").GetArrayLength().ShouldBe(1);
        (await server.Count("echo-ignored")).ShouldBe(1);
    }

    [Theory]
    [InlineData("sglang", "input_token_logprobs")]
    [InlineData("tgi", "prefill")]
    public async Task An_ignored_echo_leaves_an_empty_list(string shape, string name)
    {
        await using var server = new ServedModel(shape, "echo-ignored=always");

        var reply = await server.Post("/generate", new { text = "List", inputs = "List", return_logprob = true, logprob_start_len = 0, parameters = new { decoder_input_details = true } });

        (shape == "tgi" ? reply.GetProperty("details") : reply.GetProperty("meta_info")).GetProperty(name).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Shifted_tokens_have_the_next_ones_log_probabilities()
    {
        await using var right = new ServedModel("vllm");
        await using var shifted = new ServedModel("vllm", "shifted-tokens=always");

        var expected = Echoed(await right.Post("/v1/completions", Scoring));
        var actual = Echoed(await shifted.Post("/v1/completions", Scoring));

        expected[0].ShouldBe("null");
        actual[^1].ShouldBe("null");
        actual[..^1].ShouldBe(expected[1..]);
    }

    [Fact]
    public async Task Duplicate_and_missing_texts_are_seen()
    {
        await using var duplicate = new ServedModel("vllm", "duplicate-n=always");
        await using var missing = new ServedModel("vllm", "missing-n=always");

        (await Indexes(duplicate)).ShouldBe([0, 0, 2]);
        (await Indexes(missing)).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_number_that_is_none_is_written_as_python_does()
    {
        await using var server = new ServedModel("vllm", "nan=always");

        using var response = await server.Send("/v1/completions", Scoring);

        (await response.Content.ReadAsStringAsync()).ShouldContain("NaN");
        (await server.Count("nan")).ShouldBe(1);
    }

    [Fact]
    public async Task A_text_may_end_with_an_error()
    {
        await using var server = new ServedModel("vllm", "finish-error=always");

        var choices = (await server.Post("/v1/completions", Generation)).GetProperty("choices");

        choices[2].GetProperty("finish_reason").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task Shuffled_documents_are_told_by_their_index()
    {
        await using var right = new ServedModel("tei");
        await using var shuffled = new ServedModel("tei", "shuffled-rerank=always");
        var body = new { query = "books", texts = (string[])["the weather", "all books", "nothing"] };

        var expected = (await right.Post("/rerank", body)).EnumerateArray().Select(static item => item.ToString()).ToArray();
        var actual = (await shuffled.Post("/rerank", body)).EnumerateArray().Select(static item => item.ToString()).ToArray();

        actual.ShouldBe(expected, ignoreOrder: true);
        actual.ShouldNotBe(expected);
    }

    private static string[] Echoed(JsonElement reply) =>
        [.. reply.GetProperty("choices")[0].GetProperty("logprobs").GetProperty("token_logprobs").EnumerateArray().SkipLast(1).Select(static value => value.ValueKind == JsonValueKind.Null ? "null" : value.GetRawText())];

    private static async Task<int[]> Indexes(ServedModel server) =>
        [.. (await server.Post("/v1/completions", Generation)).GetProperty("choices").EnumerateArray().Select(static choice => choice.GetProperty("index").GetInt32())];
}
