namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>What a server refuses, it refuses as the real one does.</summary>
public class RefusalTests
{
    public static TheoryData<string, string, object, int> Refused => new()
    {
        { "vllm", "/v1/completions", new { prompt = "a", model = "another" }, 404 },
        { "vllm", "/v1/completions", new { prompt = "a", n = 2, temperature = 0 }, 400 },
        { "vllm", "/v1/completions", new { prompt = "a", prompt_logprobs = 21 }, 400 },
        { "vllm", "/v1/completions", new { prompt = new[] { 1, 9_999_999 } }, 400 },
        { "vllm", "/v1/completions", new { prompt = 7.5 }, 400 },
        { "vllm", "/v1/completions", new { max_tokens = 1 }, 400 },
        { "vllm", "/v1/completions", new { prompt = "a", guided_choice = new[] { "Good" } }, 400 },
        { "vllm", "/v1/completions", new { prompt = new string('9', 40_000) }, 400 },
        { "vllm", "/v1/chat/completions", new { messages = Array.Empty<object>() }, 400 },
        { "vllm", "/v1/chat/completions", new { messages = new[] { new { role = "user", content = "a" } }, stream = true }, 400 },
        { "vllm", "/v1/nothing", new { }, 404 },
        { "vllm", "/rerank", new { query = "", documents = new[] { "a" } }, 400 },
        { "sglang", "/generate", new { text = "a", return_logprob = true, logprob_start_len = 99 }, 400 },
        { "tgi", "/generate", new { inputs = "a", parameters = new { temperature = 0 } }, 422 },
        { "tei", "/embed", new { inputs = Enumerable.Repeat("a", 33) }, 413 },
        { "tei", "/embed", new { inputs = new string('9', 600), truncate = false }, 413 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_request_is_refused(string shape, string path, object body, int status)
    {
        await using var server = new ServedModel(shape);

        (await server.Status(path, body)).ShouldBe(status);
        (await server.Get("/counts")).GetProperty("answered").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_refused()
    {
        await using var server = new ServedModel("vllm");
        using var content = new StringContent("{\"prompt\":");

        using var response = await server.Client.PostAsync(new Uri("/v1/completions", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_without_a_word_unless_that_is_refused()
    {
        await using var server = new ServedModel("tei");

        (await server.Status("/embed", new { inputs = new string('9', 600) })).ShouldBe(200);
    }
}
