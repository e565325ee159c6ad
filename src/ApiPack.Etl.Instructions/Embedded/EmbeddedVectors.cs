using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>Vectors and relevance without a neural network: stems hashed to components; how probable a query is after a document.</summary>
public static class EmbeddedVectors
{
    private const int Components = 64;

    /// <summary>The vector of a text, of length 1 where <paramref name="normalize"/> is true.</summary>
    public static IReadOnlyList<double> Embed(string text, bool normalize)
    {
        var stems = new List<Stem>();
        Stems.Add(stems, text, int.MaxValue);
        var vector = new double[Components];
        foreach (var stem in stems)
            vector[stem.Hash % Components] += (stem.Hash >> 32) % 2 == 0 ? 1 : -1;
        if (Array.TrueForAll(vector, static component => component == 0))
            vector[0] = 1;
        var length = normalize ? Math.Sqrt(vector.Sum(static component => component * component)) : 1;
        return [.. vector.Select(component => component / length)];
    }

    /// <summary>The raw relevance of a document: the mean log-probability of the query after it, below 0; the query is not empty.</summary>
    public static double Relevance(string query, string document)
    {
        var read = Tokenizer.EncodeWhole(document + "\n");
        var asked = Tokenizer.Encode(query);
        ArgumentOutOfRangeException.ThrowIfZero(asked.Count, nameof(query));
        return ByteWordModel.LogProbabilities([.. read, .. asked]).Skip(read.Count).Average(static value => value!.Value);
    }
}
