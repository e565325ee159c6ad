using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>Text Generation Inference, started with prefill log-probabilities: one text a call, no <c>echo</c>.</summary>
internal static class TgiShape
{
    private const int MostAlternatives = 5;

    private static readonly OpenAiDialect Dialect = new() { ManyAtOnce = false, Echo = false, CompletionLogProbabilities = false, MostAlternatives = MostAlternatives };

    public static Shape Shape { get; } = new(
        "tgi",
        [
            OpenAiWriting.Models("tgi"),
            HuggingFaceWriting.Info(static to =>
            {
                to.WriteNumber("max_input_tokens", EmbeddedModel.MaxLength - 1);
                to.WriteNumber("max_total_tokens", EmbeddedModel.MaxLength);
            }),
            Route.Text("/tokenize", static body => ServerReply.Of(to => HuggingFaceWriting.WriteTokens(to, Tokenizer.EncodeWhole(body.Text("inputs"))))),
            Route.Work("/generate", Generate),
            Route.Work("/v1/completions", static (body, inference) => OpenAiCompletions.Answer(Dialect, body, inference)),
            Route.Work("/v1/chat/completions", static (body, inference) => OpenAiChat.Answer(Dialect, body, inference)),
        ],
        HuggingFaceWriting.Error);

    private static ServerReply Generate(JsonElement body, Inference inference)
    {
        var parameters = body.Object("parameters");
        if (parameters.Has("temperature", out _) && parameters.Number("temperature", 1) <= 0)
            throw new RequestException(422, "Input validation error: `temperature` must be strictly positive");
        var prompt = Tokenizer.EncodeWhole(body.Text("inputs"));
        var top = parameters.Whole("top_n_tokens", 0);
        if (top is < 0 or > MostAlternatives)
            throw new RequestException(422, $"Input validation error: `top_n_tokens` must be at most {MostAlternatives}");
        var prefill = parameters.Flag("decoder_input_details");
        var details = prefill || parameters.Flag("details") || top > 0;
        var settings = OpenAiRequests.Settings(parameters, parameters.Whole("max_new_tokens", 100), details ? top : null);
        if (!parameters.Flag("do_sample") && !parameters.Has("temperature", out _))
            settings = settings with { Temperature = 0 };
        var scored = prefill ? inference.Prompt(prompt, 0, 0) ?? [] : [];
        var choice = inference.Answers(prompt, settings, 1) is [var only] ? only : null;
        return choice is null ? ServerReply.Object(static _ => { }) : ServerReply.Object(to =>
        {
            to.WriteString("generated_text", choice.Answer.Text);
            if (details)
                to.WriteObject("details", () => WriteDetails(to, choice, settings, scored, top));
            else
                to.WriteNull("details");
        });
    }

    private static void WriteDetails(Utf8JsonWriter to, Choice choice, AnswerSettings settings, IReadOnlyList<PromptToken> scored, int top)
    {
        to.WriteString("finish_reason", choice.Finish == "stop" ? "eos_token" : choice.Finish);
        to.WriteNumber("generated_tokens", choice.Answer.Tokens.Count);
        to.WriteNumber("seed", settings.Seed);
        to.WriteArray("prefill", scored, token => WriteToken(to, token.Token, token.LogProbability));
        to.WriteArray("tokens", choice.Answer.Tokens, token => WriteToken(to, token.Token, token.LogProbability));
        if (top == 0)
            return;
        to.WriteArray("top_tokens", choice.Answer.Tokens, token =>
        {
            to.WriteStartArray();
            foreach (var (id, logProbability) in token.Top)
                WriteToken(to, id, logProbability);
            to.WriteEndArray();
        });
    }

    private static void WriteToken(Utf8JsonWriter to, int token, double? logProbability) => to.WriteObject(() =>
    {
        to.WriteNumber("id", token);
        to.WriteString("text", TokenVocabulary.Shown(token));
        to.WriteDouble("logprob", logProbability);
        to.WriteBoolean("special", token < TokenVocabulary.FirstByte);
    });
}
