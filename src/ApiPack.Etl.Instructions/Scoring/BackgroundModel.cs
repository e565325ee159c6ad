using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Scoring;

/// <summary>How probable a stem is in API prose as such; never 0.</summary>
internal static class BackgroundModel
{
    /// <summary>Probability mass set aside for words outside the list, falling with their length.</summary>
    private const double Unseen = 1e-5;

    private const double FallByCharacter = 0.3;

    private static readonly FrozenDictionary<ulong, double> Probabilities = Load();

    /// <summary>The stem's probability, above 0 and below 1.</summary>
    public static double Of(Stem stem) =>
        Probabilities.TryGetValue(stem.Hash, out var probability) ? probability : Unseen * Math.Exp(-FallByCharacter * Math.Min(stem.Length, 20));

    private static FrozenDictionary<ulong, double> Load()
    {
        var counts = new Dictionary<ulong, long>();
        var stems = new List<Stem>();
        long total = 0;
        foreach (var (word, count) in Vocabulary.Words)
        {
            stems.Clear();
            Stems.Add(stems, word);
            foreach (var stem in stems)
            {
                counts[stem.Hash] = counts.GetValueOrDefault(stem.Hash) + count;
                total += count;
            }
        }

        return counts.ToFrozenDictionary(static pair => pair.Key, pair => (double)pair.Value / total);
    }
}
