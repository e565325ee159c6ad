using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>The calls that OpenAI-style servers share. Every sampling field is sent: a server's own defaults are not the request's.</summary>
internal static class OpenAiCalls
{
    /// <summary>Texts.</summary>
    /// <param name="call">The attempt.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="count">How many texts this call asks for.</param>
    /// <param name="more">Writes the fields that only this kind of server knows.</param>
    public static async Task<Completion> Generate(ServerCall call, GenerationRequest request, int count, Action<Utf8JsonWriter> more)
    {
        var reply = await call.Post(
            Path(call.Chat),
            to =>
            {
                WritePrompt(to, call, request.Prompt);
                if (count > 1)
                    to.WriteNumber("n"u8, count);
                to.WriteNumber("seed"u8, request.Seed);
                to.WriteNumber("temperature"u8, request.Temperature);
                to.WriteNumber("top_p"u8, request.TopP);
                to.WriteNumber("max_tokens"u8, request.MaxTokens);
                to.WriteNumber("presence_penalty"u8, 0);
                to.WriteNumber("frequency_penalty"u8, 0);
                if (request.Stop.Count > 0)
                    to.WriteTexts("stop"u8, request.Stop);
                more(to);
            },
            static (ref Utf8JsonReader reader) => OpenAiReply.Read(ref reader, [])).ConfigureAwait(false);
        return new([.. reply.Choices.Select(static choice => new CompletionChoice(choice.Index, choice.Text ?? throw AttemptException.Invalid("a choice has no text"), choice.Finish ?? ""))], reply.Usage);
    }

    /// <summary>The likeliest first tokens; none where the server gives no log-probabilities.</summary>
    /// <param name="call">The attempt.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="top">How many tokens are asked for.</param>
    public static async Task<FirstToken> FirstToken(ServerCall call, Prompt prompt, int top)
    {
        var reply = await call.Post(
            Path(call.Chat),
            to =>
            {
                WritePrompt(to, call, prompt);
                to.WriteNumber("seed"u8, 0);
                to.WriteNumber("temperature"u8, 0);
                to.WriteNumber("max_tokens"u8, 1);
                if (call.Chat)
                {
                    to.WriteBoolean("logprobs"u8, true);
                    to.WriteNumber("top_logprobs"u8, top);
                }
                else
                {
                    to.WriteNumber("logprobs"u8, top);
                }
            },
            static (ref Utf8JsonReader reader) => OpenAiReply.Read(ref reader, [])).ConfigureAwait(false);
        return new(reply.Single.Top ?? [], reply.Usage);
    }

    /// <summary>Names of the models; none where the server has no list.</summary>
    public static async Task<IReadOnlyList<string>> Models(ServerCall call)
    {
        try
        {
            return await call.Get("v1/models", ReadModels).ConfigureAwait(false);
        }
        catch (AttemptException error) when (error.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Writes <c>model</c>, then <c>messages</c> or <c>prompt</c>.</summary>
    private static void WritePrompt(Utf8JsonWriter to, ServerCall call, Prompt prompt)
    {
        to.WriteString("model"u8, call.Model);
        if (call.Chat)
        {
            to.WritePropertyName("messages"u8);
            prompt.WriteTo(to);
        }
        else
        {
            to.WriteString("prompt"u8, prompt.Text());
        }
    }

    private static string Path(bool chat) => chat ? "v1/chat/completions" : "v1/completions";

    private static List<string> ReadModels(ref Utf8JsonReader reader)
    {
        List<string> names = [];
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (!reader.ValueTextEquals("data"u8) || !reader.ReadOptional(JsonTokenType.StartArray))
            {
                reader.Skip();
                continue;
            }

            while (reader.NextItem())
            {
                reader.Expect(JsonTokenType.StartObject);
                while (reader.NextProperty())
                {
                    if (reader.ValueTextEquals("id"u8))
                        names.Add(reader.ReadText() ?? "");
                    else
                        reader.SkipValue();
                }
            }
        }

        return names;
    }
}
