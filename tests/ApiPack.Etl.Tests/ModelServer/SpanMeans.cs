using System.Text.Json;

namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>Asks each shape for the log-probabilities of a target after a context, as its documentation says, and takes their mean.</summary>
internal static class SpanMeans
{
    public static async Task<double> Vllm(ServedModel server, string context, string target)
    {
        var ids = await VllmIds(server, context + target);
        var start = Common(await VllmIds(server, context), ids);
        var reply = await server.Post("/v1/completions", new { prompt = ids, max_tokens = 1, temperature = 0, prompt_logprobs = 0, return_token_ids = true });
        var entries = reply.GetProperty("choices")[0].GetProperty("prompt_logprobs").EnumerateArray().ToArray();
        entries.Length.ShouldBe(ids.Length);
        entries[0].ValueKind.ShouldBe(JsonValueKind.Null);
        reply.GetProperty("choices")[0].GetProperty("prompt_token_ids").EnumerateArray().Select(static id => id.GetInt32()).ShouldBe(ids);
        return entries.Select((entry, i) => i < start ? 0 : entry.GetProperty($"{ids[i]}").GetProperty("logprob").GetDouble()).Skip(start).Average();
    }

    /// <summary>By <c>echo</c>, as vLLM, OpenAI-style servers and SGLang have it.</summary>
    public static async Task<double> Echo(ServedModel server, string context, string target)
    {
        var before = (await Echoed(server, context)).GetProperty("tokens").GetArrayLength() - 1;
        var whole = await Echoed(server, context + target);
        var values = whole.GetProperty("token_logprobs").EnumerateArray().ToArray();
        values[0].ValueKind.ShouldBe(JsonValueKind.Null);
        return values[before..^1].Average(static value => value.GetDouble());
    }

    public static async Task<double> Sglang(ServedModel server, string context, string target)
    {
        var ids = await VllmIds(server, context + target);
        var start = Common(await VllmIds(server, context), ids);
        var reply = await server.Post("/generate", new { input_ids = ids, sampling_params = new { max_new_tokens = 1, temperature = 0 }, return_logprob = true, logprob_start_len = start - 1 });
        var entries = reply.GetProperty("meta_info").GetProperty("input_token_logprobs").EnumerateArray().ToArray();
        entries.Length.ShouldBe(ids.Length - start + 1);
        entries[0][0].ValueKind.ShouldBe(JsonValueKind.Null);
        entries.Select(static entry => entry[1].GetInt32()).ShouldBe(ids[(start - 1)..]);
        return entries.Skip(1).Average(static entry => entry[0].GetDouble());
    }

    public static async Task<double> Tgi(ServedModel server, string context, string target)
    {
        var ids = await TgiIds(server, context + target);
        var start = Common(await TgiIds(server, context), ids);
        var reply = await server.Post("/generate", new { inputs = context + target, parameters = new { decoder_input_details = true, details = true, max_new_tokens = 1 } });
        var prefill = reply.GetProperty("details").GetProperty("prefill").EnumerateArray().ToArray();
        prefill.Select(static token => token.GetProperty("id").GetInt32()).ShouldBe(ids);
        prefill[0].GetProperty("logprob").ValueKind.ShouldBe(JsonValueKind.Null);
        return prefill.Skip(start).Average(static token => token.GetProperty("logprob").GetDouble());
    }

    public static async Task<int[]> VllmIds(ServedModel server, string text) => Ids(await server.Post("/tokenize", new { prompt = text }));

    private static async Task<int[]> TgiIds(ServedModel server, string text) =>
        [.. (await server.Post("/tokenize", new { inputs = text })).EnumerateArray().Select(static token => token.GetProperty("id").GetInt32())];

    private static async Task<JsonElement> Echoed(ServedModel server, string text) =>
        (await server.Post("/v1/completions", new { prompt = text, max_tokens = 1, temperature = 0, echo = true, logprobs = 1 })).GetProperty("choices")[0].GetProperty("logprobs");

    private static int[] Ids(JsonElement reply) => [.. reply.GetProperty("tokens").EnumerateArray().Select(static id => id.GetInt32())];

    private static int Common(int[] context, int[] whole) => context.Zip(whole).TakeWhile(static pair => pair.First == pair.Second).Count();
}
