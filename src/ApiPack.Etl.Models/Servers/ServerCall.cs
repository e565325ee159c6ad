using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Servers;

/// <summary>One attempt at one server.</summary>
/// <param name="Exchange">The server.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Chat">True when prompts go through the model's chat template.</param>
/// <param name="Cancellation">Ends the attempt.</param>
internal readonly record struct ServerCall(Exchange Exchange, string Model, bool Chat, CancellationToken Cancellation)
{
    public Task<T> Post<T>(string path, Action<Utf8JsonWriter> fields, ReplyParser<T> parse) => Exchange.Post(
        path,
        to =>
        {
            to.WriteStartObject();
            fields(to);
            to.WriteEndObject();
        },
        parse,
        Cancellation);

    public Task<T> Get<T>(string path, ReplyParser<T> parse) => Exchange.Get(path, parse, Cancellation);
}

/// <summary>What a server says of itself.</summary>
/// <param name="Models">Names of its models; empty where it does not tell.</param>
/// <param name="Revision">The revision of its only model; empty where it does not tell.</param>
/// <param name="Batch">How many texts it takes in one call; 0 where it does not tell.</param>
internal sealed record ServerFacts(IReadOnlyList<string> Models, string Revision = "", int Batch = 0);

/// <summary>The texts of one call.</summary>
internal sealed record Completion(IReadOnlyList<CompletionChoice> Choices, ModelUsage Usage);

/// <summary>A text and why it ended.</summary>
/// <param name="Index">Which of the call's texts it is, from 0.</param>
/// <param name="Text">The text.</param>
/// <param name="Finish">Why it ended, in the server's word.</param>
internal sealed record CompletionChoice(int Index, string Text, string Finish);

/// <summary>The likeliest first tokens of an answer.</summary>
internal sealed record FirstToken(IReadOnlyList<TokenProbability> Tokens, ModelUsage Usage);

/// <summary>A token's text and the natural logarithm of its probability.</summary>
internal readonly record struct TokenProbability(string Token, double LogProbability);
