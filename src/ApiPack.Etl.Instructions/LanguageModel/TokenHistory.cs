namespace ApiPack.Etl.Instructions.LanguageModel;

/// <summary>
/// What stands before a token, and how probable that makes each: half by how often it comes in API prose, three tenths by how often its word was said before, two
/// tenths by what followed the last word before. Where a part knows nothing its share goes to the first. The sum over all tokens is 1; none is 0.
/// </summary>
public sealed class TokenHistory
{
    private const double RecencyShare = 0.3;

    private const double SuccessionShare = 0.2;

    private readonly Dictionary<int, int> said = [];
    private readonly Dictionary<int, Dictionary<int, int>> next = [];
    private readonly Dictionary<int, int> followed = [];
    private int length;
    private int last = -1;

    /// <summary>Adds the next token; begin and end count as nothing.</summary>
    public void Add(int token)
    {
        if (token is TokenVocabulary.Begin or TokenVocabulary.End)
            return;
        var word = TokenVocabulary.Class(token);
        said[word] = said.GetValueOrDefault(word) + 1;
        if (last >= 0)
        {
            if (!next.TryGetValue(last, out var tokens))
                next.Add(last, tokens = []);
            tokens[token] = tokens.GetValueOrDefault(token) + 1;
            followed[last] = followed.GetValueOrDefault(last) + 1;
        }

        last = word;
        length++;
    }

    /// <summary>The probability that this token is next, above 0 and below 1.</summary>
    public double Probability(int token)
    {
        var word = TokenVocabulary.Class(token);
        var followers = Followers;
        var succession = followers > 0 ? SuccessionShare * next[last].GetValueOrDefault(token) / followers : 0;
        return (BackgroundShare(followers) * TokenVocabulary.Probability(token)) + (RecencyShare * Recency(word)) + succession;
    }

    /// <summary>The probability of every token, by id.</summary>
    public double[] Distribution()
    {
        var followers = Followers;
        var background = BackgroundShare(followers);
        var probabilities = new double[TokenVocabulary.Count];
        for (var token = 0; token < probabilities.Length; token++)
            probabilities[token] = background * TokenVocabulary.Probability(token);
        foreach (var word in said.Keys)
        {
            var first = TokenVocabulary.FirstOfClass(word);
            for (var token = first; token < first + TokenVocabulary.ClassSize(word); token++)
                probabilities[token] += RecencyShare * Recency(word);
        }

        foreach (var (token, count) in followers > 0 ? next[last] : [])
            probabilities[token] += SuccessionShare * count / followers;
        return probabilities;
    }

    private int Followers => last >= 0 ? followed.GetValueOrDefault(last) : 0;

    private double Recency(int word) => length > 0 ? (double)said.GetValueOrDefault(word) / length / TokenVocabulary.ClassSize(word) : 0;

    private double BackgroundShare(int followers) => 1 - (length > 0 ? RecencyShare : 0) - (followers > 0 ? SuccessionShare : 0);
}
