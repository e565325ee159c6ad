using System.Text.Json;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>Reads <c>/generative_scoring</c> and <c>/v1/score</c>: label tokens after a query and each of several items.</summary>
internal static class LabelScoring
{
    /// <summary>The labels' probabilities, item by item, and how many tokens were read.</summary>
    /// <param name="body">The request.</param>
    /// <param name="inference">The model.</param>
    /// <param name="softmax">Whether probabilities are shares of the labels' sum where the request does not say.</param>
    public static (IReadOnlyList<IReadOnlyList<double>> Scores, int Tokens) Of(JsonElement body, Inference inference, bool softmax)
    {
        OpenAiRequests.Check(body);
        var labels = body.Ids("label_token_ids");
        var items = body.Items("items");
        if (labels.Count == 0 || items.Count == 0)
            throw new RequestException(400, "'label_token_ids' and 'items' must not be empty");
        if (labels.Any(static label => label < 0 || label >= TokenVocabulary.Count))
            throw new RequestException(400, "a label is no token of the model");
        var query = Tokens(body.Object("query"));
        var prompts = items.Select(Tokens).Select(item => (int[])[TokenVocabulary.Begin, .. body.Flag("item_first") ? [.. item, .. query] : (int[])[.. query, .. item]]).ToArray();
        var shares = body.Flag("apply_softmax", softmax);
        return ([.. prompts.Select(prompt => inference.Labels(prompt, labels, shares))], prompts.Sum(static prompt => prompt.Length));
    }

    private static IReadOnlyList<int> Tokens(JsonElement text) => text.ValueKind switch
    {
        JsonValueKind.String => Tokenizer.Encode(text.GetString()!),
        JsonValueKind.Array => RequestFields.Ids(text.EnumerateArray(), "query"),
        _ => throw new RequestException(400, "'query' and 'items' must be texts or token ids"),
    };
}
