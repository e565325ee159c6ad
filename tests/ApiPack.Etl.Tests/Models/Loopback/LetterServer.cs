using System.Globalization;
using System.Text.Json;

namespace ApiPack.Etl.Tests.Models.Loopback;

/// <summary>The letter model behind the shapes of all kinds of servers, as they really answer.</summary>
internal static class LetterServer
{
    public static LoopbackReply Reply(LoopbackRequest request) => request.Path switch
    {
        "/v1/models" => LoopbackReply.Json(new { data = new[] { new { id = "letters" } } }),
        "/info" => LoopbackReply.Json(new { model_id = "letters", model_sha = "0123abcd", max_client_batch_size = 4 }),
        "/tokenize" => Tokenize(request.Json),
        "/v1/completions" => Completions(request.Json),
        "/v1/chat/completions" => Chat(request.Json),
        "/generate" => request.Json.TryGetProperty("input_ids", out _) ? Sglang(request.Json) : Tgi(request.Json),
        "/completion" => LlamaCpp(request.Json),
        "/embed" => LoopbackReply.Json(request.Json.GetProperty("inputs").EnumerateArray().Select(static text => new[] { text.GetString()!.Length, 1.5 })),
        "/v1/embeddings" => LoopbackReply.Json(new { data = request.Json.GetProperty("input").EnumerateArray().Select(static (text, i) => new { index = i, embedding = new[] { text.GetString()!.Length, 0.0 } }).Reverse() }),
        "/rerank" when request.Json.TryGetProperty("texts", out var texts) => LoopbackReply.Json(texts.EnumerateArray().Select(static (text, i) => new { index = i, score = text.GetString()!.Length + 0.5 }).Reverse()),
        "/rerank" => LoopbackReply.Json(new { results = request.Json.GetProperty("documents").EnumerateArray().Select(static (text, i) => new { index = i, document = new { text = text.GetString() }, relevance_score = text.GetString()!.Length + 0.5 }).Reverse() }),
        _ => new(404, """{"error":"no such path"}"""),
    };

    /// <summary>What it writes for a seed.</summary>
    public static string Written(int seed) => string.Create(CultureInfo.InvariantCulture, $"text of seed {seed}");

    private static LoopbackReply Tokenize(JsonElement body)
    {
        if (body.TryGetProperty("inputs", out var inputs))
            return LoopbackReply.Json(LetterModel.Ids(inputs.GetString()!).Select(static id => new { id, text = LetterModel.Text(id), start = 0, stop = 0 }));
        var ids = LetterModel.Ids((body.TryGetProperty("prompt", out var prompt) ? prompt : body.GetProperty("content")).GetString()!);
        return LoopbackReply.Json(new { count = ids.Length, max_model_len = 200, tokens = ids });
    }

    private static LoopbackReply Completions(JsonElement body)
    {
        var prompt = body.GetProperty("prompt");
        var ids = prompt.ValueKind == JsonValueKind.Array ? [.. prompt.EnumerateArray().Select(static id => id.GetInt32())] : LetterModel.Ids(prompt.GetString()!);
        if (body.TryGetProperty("prompt_logprobs", out _))
            return Prompted(ids);
        if (body.TryGetProperty("echo", out _))
            return Echoed(ids);
        return body.TryGetProperty("logprobs", out _)
            ? LoopbackReply.Json(new { choices = new[] { new { index = 0, text = "Yes", finish_reason = "length", logprobs = new { tokens = new[] { "Yes" }, token_logprobs = new[] { -0.5 }, top_logprobs = new[] { Top.ToDictionary(static token => token.Token, static token => token.LogProbability) } } } } })
            : Written(body, static (index, text) => new { index, text, finish_reason = "stop" });
    }

    private static LoopbackReply Prompted(int[] ids) => LoopbackReply.Json(new
    {
        choices = new[]
        {
            new
            {
                index = 0,
                text = "x",
                finish_reason = "length",
                prompt_logprobs = ids.Select((id, i) => i == 0 ? null : new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["7"] = new { logprob = -0.0001, rank = 1, decoded_token = "?" },
                    [id.ToString(CultureInfo.InvariantCulture)] = new { logprob = LetterModel.LogProbability(ids, i), rank = 2, decoded_token = LetterModel.Text(id) },
                }),
                prompt_token_ids = ids,
                token_ids = new[] { 120 },
            },
        },
        usage = new { prompt_tokens = ids.Length, completion_tokens = 1 },
    });

    private static LoopbackReply Echoed(int[] ids) => LoopbackReply.Json(new
    {
        choices = new[]
        {
            new
            {
                index = 0,
                finish_reason = "length",
                logprobs = new
                {
                    tokens = ids.Select(LetterModel.Text).Append("x"),
                    token_logprobs = ids.Select((_, i) => LetterModel.LogProbability(ids, i)).Append(-0.1),
                    text_offset = ids.Select(static _ => -1).Append(-1),
                    top_logprobs = (object?)null,
                },
            },
        },
        usage = new { prompt_tokens = ids.Length, completion_tokens = 1 },
    });

    private static LoopbackReply Chat(JsonElement body) => body.TryGetProperty("logprobs", out _)
        ? LoopbackReply.Json(new { choices = new[] { new { index = 0, message = new { role = "assistant", content = "Yes" }, finish_reason = "length", logprobs = new { content = new[] { new { token = "Yes", logprob = -0.5, top_logprobs = Top.Select(static token => new { token = token.Token, logprob = token.LogProbability }) } } } } } })
        : Written(body, static (index, text) => new { index, message = new { role = "assistant", content = text }, finish_reason = "stop" });

    private static LoopbackReply Written(JsonElement body, Func<int, string, object> choice)
    {
        var seed = body.GetProperty("seed").GetInt32();
        var count = body.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        return LoopbackReply.Json(new { choices = Enumerable.Range(0, count).Select(i => choice(i, Written(seed + i))).Reverse(), usage = new { prompt_tokens = 10, completion_tokens = 4 * count } });
    }

    private static LoopbackReply Sglang(JsonElement body)
    {
        int[] ids = [.. body.GetProperty("input_ids").EnumerateArray().Select(static id => id.GetInt32())];
        var from = body.GetProperty("logprob_start_len").GetInt32();
        return LoopbackReply.Json(new
        {
            text = "x",
            meta_info = new
            {
                prompt_tokens = ids.Length,
                completion_tokens = 1,
                input_token_logprobs = Enumerable.Range(from, ids.Length - from).Select(i => new object?[] { i == from ? null : LetterModel.LogProbability(ids, i), ids[i], null }),
            },
        });
    }

    private static LoopbackReply Tgi(JsonElement body)
    {
        var ids = LetterModel.Ids(body.GetProperty("inputs").GetString()!);
        var parameters = body.GetProperty("parameters");
        var seed = parameters.TryGetProperty("seed", out var given) ? given.GetInt32() : 0;
        return LoopbackReply.Json(new
        {
            generated_text = Written(seed),
            details = new
            {
                finish_reason = "eos_token",
                generated_tokens = 4,
                prefill = parameters.TryGetProperty("decoder_input_details", out _) ? ids.Select((id, i) => new { id, text = LetterModel.Text(id), logprob = LetterModel.LogProbability(ids, i) }) : [],
                top_tokens = new[] { Top.Select(static token => new { id = 1, text = token.Token, logprob = token.LogProbability, special = false }) },
            },
        });
    }

    private static LoopbackReply LlamaCpp(JsonElement body) => LoopbackReply.Json(new
    {
        content = Written(body.GetProperty("seed").GetInt32()),
        stop_type = "eos",
        truncated = false,
        tokens_evaluated = 10,
        tokens_predicted = 4,
        completion_probabilities = new[] { new { id = 1, token = "Yes", logprob = -0.5, top_logprobs = Top.Select(static token => new { id = 1, token = token.Token, logprob = token.LogProbability }) } },
    });

    private static (string Token, double LogProbability)[] Top =>
        [("Good", Math.Log(0.5)), (" good", Math.Log(0.1)), ("B", Math.Log(0.2)), (" ", Math.Log(0.05)), ("The", Math.Log(0.05))];
}
