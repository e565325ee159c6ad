namespace ApiPack.Etl.Tests.Models.Loopback;

/// <summary>
/// A model of letters: a token is a letter, but <c>ab</c> is one token wherever it stands, and every text begins with a token of its own. Its log-probabilities are a
/// plain formula, so that a test can say what the mean must be.
/// </summary>
internal static class LetterModel
{
    public const int Begin = 1;
    public const int Merged = 1_000_000;

    public static int[] Ids(string text)
    {
        List<int> ids = [Begin];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 'a' && i + 1 < text.Length && text[i + 1] == 'b')
            {
                ids.Add(Merged);
                i++;
            }
            else
            {
                ids.Add(text[i]);
            }
        }

        return [.. ids];
    }

    public static string Text(int id) => id switch { Begin => "<s>", Merged => "ab", _ => ((char)id).ToString() };

    /// <summary>The log-probability of the token at an index; the first has none.</summary>
    public static double? LogProbability(int[] ids, int index) => index == 0 ? null : -0.01 * (ids[index] % 97 + 1) - 0.001 * index;

    /// <summary>The mean over the tokens from one index to behind another.</summary>
    public static double Mean(int[] ids, int from, int to) => Enumerable.Range(from, to - from).Average(index => LogProbability(ids, index)!.Value);
}
