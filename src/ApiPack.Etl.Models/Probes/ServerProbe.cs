using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Client;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Labels;
using ApiPack.Etl.Models.Servers;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Models.Probes;

/// <summary>Finds out with real requests of one token what a server can do: neither its kind nor its status 200 says so.</summary>
/// <param name="server">The kind of server.</param>
/// <param name="uri">What it should be.</param>
/// <param name="client">Asks it, and it only.</param>
/// <param name="address">Where it is.</param>
internal sealed class ServerProbe(IModelServer server, ModelUri uri, ModelClient client, Uri address)
{
    private static readonly Prompt Question = Prompt.User("Is this a question? Answer with Yes or No.");

    /// <summary>Probes for some uses.</summary>
    /// <exception cref="InputException">The server cannot be used so; says for what and why.</exception>
    public async Task<ProbedModel> Run(ModelUses uses, CancellationToken cancellationToken)
    {
        if ((uses & ~server.Uses) is not ModelUses.None and var missing)
            throw new InputException($"a {server.Kind} server cannot be asked for {Named(missing)}: name another --model for that");

        var facts = await Ask("", static (server, call) => server.Describe(call), cancellationToken).ConfigureAwait(false);
        var model = Model(facts);
        var tokenizer = await Ask(model, Tokenizer, cancellationToken).ConfigureAwait(false);
        var many = uses.HasFlag(ModelUses.Generation) && await GivesMany(model, cancellationToken).ConfigureAwait(false);
        var labelsFromText = uses.HasFlag(ModelUses.Classification) && !await GivesFirstTokens(model, cancellationToken).ConfigureAwait(false);
        if (uses.HasFlag(ModelUses.Scoring))
            await Scores(model, cancellationToken).ConfigureAwait(false);
        if (uses.HasFlag(ModelUses.Embedding))
            await Ask(model, static (server, call) => server.Embed(call, [new() { Text = "word" }]), cancellationToken).ConfigureAwait(false);
        if (uses.HasFlag(ModelUses.Rerank))
            await Ask(model, static (server, call) => server.Rerank(call, new() { Query = "word", Documents = ["word"] }), cancellationToken).ConfigureAwait(false);
        return new(Identity(model, facts.Revision, tokenizer), model, many, labelsFromText, facts.Batch > 0 ? facts.Batch : 32);
    }

    private async Task<bool> GivesMany(string model, CancellationToken cancellationToken)
    {
        var request = new GenerationRequest { Prompt = Question, MaxTokens = 1, Count = server.ManyAtOnce ? 2 : 1 };
        try
        {
            await Generate(model, request, cancellationToken).ConfigureAwait(false);
            return server.ManyAtOnce;
        }
        catch (InputException) when (request.Count > 1)
        {
            await Generate(model, request with { Count = 1 }, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private Task<GenerationReply> Generate(string model, GenerationRequest request, CancellationToken cancellationToken) =>
        Ask(model, async (server, call) => Completions.Checked(await server.Generate(call, request).ConfigureAwait(false), request, mayBeCut: true), cancellationToken);

    private async Task<bool> GivesFirstTokens(string model, CancellationToken cancellationToken)
    {
        try
        {
            await Ask(
                model,
                static async (server, call) =>
                {
                    var first = await server.FirstToken(call, Question).ConfigureAwait(false);
                    return first.Tokens.Count > 0 ? LabelMasses.Of(first, ["Yes", "No"]) : throw AttemptException.Invalid("it gives no log-probabilities of the first token");
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (InputException)
        {
            await Generate(model, new() { Prompt = Question, MaxTokens = 1, Temperature = 0, TopK = 0 }, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private async Task Scores(string model, CancellationToken cancellationToken)
    {
        try
        {
            await Ask(model, static (server, call) => server.Score(call, new() { Context = "Question: what is it?\n", Target = "It is a list of words." }), cancellationToken).ConfigureAwait(false);
        }
        catch (InputException error) when (error.InnerException is ModelException { InnerException: AttemptException { Status: 0 } attempt })
        {
            var why = attempt.LacksPromptProbabilities ? "gives no prompt log-probabilities" : $"its prompt log-probabilities cannot be relied on ({attempt.Message})";
            throw new InputException($"the {server.Kind} server at {address.Authority} answers 200 but {why}: use it for generation, not for scoring", error);
        }
    }

    private async Task<T> Ask<T>(string model, Func<IModelServer, ServerCall, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Send(new("", 0, 1), (exchange, token) => work(server, new(exchange, model, uri.Chat, token)), cancellationToken).ConfigureAwait(false);
        }
        catch (ModelException error) when (error.RejectReason is not null || error.InnerException is AttemptException { Fault: AttemptFault.Denied })
        {
            throw new InputException($"the {server.Kind} server at {address.Authority} cannot be used: {error.Message}{Advice(error)}", error);
        }
    }

    private static async Task<string> Tokenizer(IModelServer server, ServerCall call)
    {
        try
        {
            return await server.Tokenizer(call).ConfigureAwait(false);
        }
        catch (AttemptException error) when (error.Fault is AttemptFault.Denied or AttemptFault.Refused)
        {
            return "";
        }
    }

    private string Model(ServerFacts facts)
    {
        if (uri.Revision.Length >= 7 && uri.Revision.All(char.IsAsciiHexDigitLower) && facts.Revision.Length > 0 && !facts.Revision.StartsWith(uri.Revision, StringComparison.Ordinal))
            throw new InputException($"the {server.Kind} server at {address.Authority} has the revision {facts.Revision}, not {uri.Revision}: start it with that, or name the one it has");
        if (uri.Model.Length == 0)
            return facts.Models.Count == 1 ? facts.Models[0] : throw new InputException($"the model URI of {address.Authority} names no model, and {(facts.Models.Count == 0 ? "the server does not tell what it has" : $"it has several: {string.Join(", ", facts.Models)}")}");
        return facts.Models.Count == 0 ? uri.Model : facts.Models.FirstOrDefault(name => name.Trim('/') == uri.Model)
            ?? throw new InputException($"the {server.Kind} server at {address.Authority} has no model '{uri.Model}', but {string.Join(", ", facts.Models)}");
    }

    private string Identity(string model, string revision, string tokenizer)
    {
        var known = revision.Length > 0 ? revision : uri.Revision;
        return $"{server.Kind}:{model}{(known.Length > 0 ? "@" + known : "")}{(tokenizer.Length > 0 ? "+" + tokenizer : "")}{(uri.Chat ? "" : ";prompt=text")}";
    }

    private string Advice(ModelException error) => (error.InnerException as AttemptException)?.Status switch
    {
        401 or 403 => " (name the environment variable that holds its key with key_env=NAME)",
        404 => $" (is it a {server.Kind} server, and does base=/PATH say where its API begins?)",
        400 when uri.Chat && error.Message.Contains("template", StringComparison.OrdinalIgnoreCase) => " (a model without a chat template is asked with prompt=text)",
        _ => "",
    };

    private static string Named(ModelUses uses) => uses.ToString().ToLowerInvariant();
}
