using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.LanguageModel;

/// <summary>
/// The tokens of the small language model: begin and end of a text, the 256 bytes, then each word of API prose in up to four spellings (as it is, with a
/// capital, both with a space before). The four spellings of a word are one class, their ids next to one another.
/// </summary>
public static class TokenVocabulary
{
    /// <summary>Begins every text.</summary>
    public const int Begin = 0;

    /// <summary>Ends an answer.</summary>
    public const int End = 1;

    /// <summary>The token of byte 0; the other bytes follow.</summary>
    public const int FirstByte = 2;

    internal const int FirstPiece = FirstByte + 256;

    private const double BeginMass = 1e-9;

    private const double EndMass = 0.01;

    private const double ByteMass = 0.19;

    private static readonly List<string> Pieces = [];

    private static readonly Dictionary<string, int> Ids = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> IdsBySpan = Ids.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly List<int> Classes = [.. Enumerable.Range(0, FirstPiece)];

    private static readonly List<(int First, int Size)> Members = [.. Enumerable.Range(0, FirstPiece).Select(static token => (token, 1))];

    private static readonly double[] Probabilities;

#pragma warning disable CA1810 // pieces, classes and probabilities are read in one pass
    static TokenVocabulary()
#pragma warning restore CA1810
    {
        var counts = new List<double>();
        foreach (var (word, count) in Vocabulary.Words.Where(static entry => entry.Word.Length > 1 && entry.Word.All(char.IsAsciiLetter)))
        {
            var spellings = Spellings(word).Where(spelling => !Ids.ContainsKey(spelling)).Distinct().ToArray();
            if (spellings.Length == 0)
                continue;
            var first = Count;
            foreach (var spelling in spellings)
            {
                Ids.Add(spelling, FirstPiece + Pieces.Count);
                Pieces.Add(spelling);
                Classes.Add(Members.Count);
                counts.Add((double)count / spellings.Length);
            }

            Members.Add((first, spellings.Length));
            LongestPiece = Math.Max(LongestPiece, word.Length + 1);
        }

        Probabilities = [BeginMass, EndMass, .. ByteShares().Select(static share => share * ByteMass), .. Shares(counts).Select(static share => share * (1 - BeginMass - EndMass - ByteMass))];
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Pieces))))[..12];
    }

    /// <summary>How many tokens there are; their ids are 0 to this less 1.</summary>
    public static int Count => FirstPiece + Pieces.Count;

    /// <summary>A hash of the pieces in order, 12 hexadecimal digits: equal hashes cut texts alike.</summary>
    public static string Hash { get; }

    internal static int LongestPiece { get; private set; }

    /// <summary>The token as it is shown: the piece, the ASCII character, <c>&lt;0xE2&gt;</c> for another byte, <c>&lt;s&gt;</c> and <c>&lt;/s&gt;</c>.</summary>
    public static string Shown(int token) => token switch
    {
        Begin => "<s>",
        End => "</s>",
        >= FirstPiece => Pieces[token - FirstPiece],
        < FirstByte + 128 => ((char)(token - FirstByte)).ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"<0x{token - FirstByte:X2}>"),
    };

    internal static string Piece(int token) => Pieces[token - FirstPiece];

    internal static bool TryFind(ReadOnlySpan<char> piece, out int token) => IdsBySpan.TryGetValue(piece, out token);

    internal static int Class(int token) => Classes[token];

    internal static int FirstOfClass(int tokenClass) => Members[tokenClass].First;

    internal static int ClassSize(int tokenClass) => Members[tokenClass].Size;

    /// <summary>The token's probability where nothing is known of what stands before; above 0, the sum over all is 1.</summary>
    internal static double Probability(int token) => Probabilities[token];

    private static string[] Spellings(string word)
    {
        var capital = char.ToUpperInvariant(word[0]) + word[1..];
        return [" " + word, word, " " + capital, capital];
    }

    private static IEnumerable<double> ByteShares() => Shares([.. Enumerable.Range(0, 256).Select(static value => value switch
    {
        ' ' or '\n' => 40.0,
        > ' ' and < 127 => 8.0,
        _ => 1.0,
    })]);

    private static IEnumerable<double> Shares(List<double> counts)
    {
        var total = counts.Sum();
        return counts.Select(count => count / total);
    }
}
