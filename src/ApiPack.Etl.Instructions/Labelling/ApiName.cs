using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Looks for an API's name in an instruction, as freely as a person would: case, punctuation, <c>API</c>, version and article do not count.</summary>
internal sealed class ApiName
{
    /// <summary>A match from here on may be the API.</summary>
    public const double Doubtful = 0.3;

    /// <summary>A match from here on is the API.</summary>
    public const double Recognised = 0.6;

    /// <summary>The match of words that stand in the text as ordinary words, not as a name.</summary>
    private const double InPassing = 0.35;

    /// <summary>The match of a whole name of several ordinary words.</summary>
    private const double WholeInPassing = 0.5;

    /// <summary>The match of one part of a name in two: <c>FaSta</c> of <c>FaSta - Station Facilities Status</c>.</summary>
    private const double Part = 0.8;

    private static readonly string[] Separators = [" - ", " – ", ": ", " | ", "("];

    private const double Beside = 0.15;

    /// <summary>Names of so many words are looked for on the stack.</summary>
    private const int FewWords = 64;

    private static readonly FrozenSet<string> Generic = new[]
    {
        "api", "apis", "the", "a", "an", "of", "for", "and", "service", "services", "rest", "restful", "documentation", "docs", "webservice", "webservices", "specification", "spec",
        "reference", "openapi", "swagger", "endpoint", "endpoints",
        "server", "client", "platform", "v", "version", "public", "web", "interface", "by", "to", "in", "on", "with", "beta", "alpha", "deprecated", "http", "json",
        "www", "com", "io", "org", "net", "dev",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly string squeezed;
    private readonly string together;
    private readonly string[] distinctive;
    private readonly bool[] common;
    private readonly double[] shares;
    private readonly string initials;
    private readonly HashSet<string> own;
    private readonly ApiName[] parts;

    /// <summary>Prepares a name.</summary>
    public ApiName(string name)
    {
        Length = name.Length;
        var all = NameToken.Cut(name).ConvertAll(static token => token.Lower);
        distinctive = [.. all.Where(static token => !Generic.Contains(token) && !IsVersion(token)).Distinct(StringComparer.Ordinal)];
        common = Array.ConvertAll(distinctive, static token => Vocabulary.IsCommon(token) || Acronyms.Of(token) is not null);
        shares = Shares(name, distinctive);
        squeezed = string.Concat(all.Where(static token => !Generic.Contains(token) && !IsVersion(token)));
        together = string.Concat(all);
        own = [.. all];
        initials = string.Concat(all.Where(static token => !IsVersion(token)
            && token is not ("the" or "of" or "and" or "for" or "api" or "apis")).Select(static token => token[0]));
        var cut = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        parts = cut.Length < 2 ? [] : [.. cut.Select(static part => new ApiName(part)).Where(static part => part.IsTelling)];
    }

    /// <summary>Characters of the name.</summary>
    public int Length { get; }

    /// <summary>True for a name that no ordinary words make.</summary>
    private bool IsTelling => squeezed.Length > 3 && !Array.TrueForAll(common, static yes => yes);

    /// <summary>True when the word is one of the name's, in any form.</summary>
    public bool Has(string word) => NameToken.Cut(word).TrueForAll(token => own.Contains(token.Lower) || Index(token.Lower) >= 0);

    /// <summary>True when the lower-case word is the name's own, or the name written together: <c>shop</c>, <c>shopapi</c>.</summary>
    public bool Names(string word) => word == squeezed || word == together || Array.Exists(distinctive, own => own == word);

    /// <summary>How far the name is in the text: 1 whole or as good as whole, 0 not at all.</summary>
    public double MatchIn(string text)
    {
        var tokens = NameToken.Cut(text);
        if (distinctive.Length == 0)
            return tokens.Exists(static token => token.Lower is "api" or "apis" or "service" or "endpoint") ? 1 : 0;
        if (initials.Length > 2 && tokens.Exists(token => token.Lower.Length > 2 && token.IsUpper && initials.Contains(token.Lower, StringComparison.Ordinal)))
            return 1;
        var best = 0.0;
        for (var start = 0; start < tokens.Count && best < 1; start++)
            best = Math.Max(best, Math.Max(From(tokens, start), Math.Max(Whole(tokens, start, squeezed), together.Length > squeezed.Length ? Whole(tokens, start, together) : 0)));
        foreach (var part in parts)
            best = best < Part && part.MatchIn(text) >= 1 ? Part : best;
        return best;
    }

    /// <summary>1 where the name, written together or apart, begins at a token (<c>Go To Training</c>, <c>gototraining</c>).</summary>
    private double Whole(List<NameToken> tokens, int start, string name)
    {
        if (name.Length < 3 || tokens[start].Lower[0] != name[0])
            return 0;
        var at = 0;
        for (var i = start; i < tokens.Count; i++)
        {
            var token = tokens[i].Lower;
            if (string.CompareOrdinal(name, at, token, 0, token.Length) != 0)
            {
                if (at > 0 && Generic.Contains(token))
                    continue;
                return 0;
            }

            at += token.Length;
            if (at == name.Length)
                return Array.TrueForAll(common, static yes => yes) && !NamePosition.IsName(tokens, start, i) ? i > start ? WholeInPassing : InPassing : 1;
        }

        return 0;
    }

    /// <summary>The share of the name's own words that stand near one another from a token on.</summary>
    private double From(List<NameToken> tokens, int start)
    {
        var first = Index(tokens[start].Lower);
        if (first < 0)
            return 0;
        var words = distinctive.Length;
        Span<bool> found = words <= FewWords ? stackalloc bool[words] : new bool[words];
        Span<bool> written = words <= FewWords ? stackalloc bool[words] : new bool[words];
        var capital = false;
        var beside = false;
        var gap = 0;
        var last = start;
        for (var i = start; i < tokens.Count && gap <= 2; i++)
        {
            var index = i == start ? first : Index(tokens[i].Lower);
            gap = index >= 0 ? 0 : gap + 1;
            beside |= tokens[i].Lower is "api" or "apis" or "service" or "platform";
            if (index >= 0)
            {
                found[index] = true;
                written[index] |= !common[index] || (tokens[i].IsCapital && !tokens[i].BeginsSentence);
                capital |= tokens[i].IsCapital;
                last = i;
            }
        }

        if (capital && !beside && written.Contains(true) && !NamePosition.IsMeans(tokens, start))
            written.CopyTo(found);
        var share = 0.0;
        var ordinary = true;
        for (var i = 0; i < found.Length; i++)
        {
            share += found[i] ? shares[i] : 0;
            ordinary &= !found[i] || common[i];
        }

        var isPart = found.Contains(false);
        share = isPart ? share : 1;
        ordinary |= isPart && !capital;
        if (ordinary ? !NamePosition.IsName(tokens, start, last) : share < Recognised && !beside && !NamePosition.IsMeans(tokens, start) && !NamePosition.IsPlace(tokens, start))
            return Math.Min(share, InPassing);
        return share < 1 && beside ? Math.Min(1, share + Beside) : share;
    }

    /// <summary>What each of a name's own words is of it; the parts of one compound (<c>BigQuery</c>) share its part.</summary>
    private static double[] Shares(string name, string[] distinctive)
    {
        var shares = new double[distinctive.Length];
        var compounds = 0;
        foreach (var range in name.AsSpan().SplitAny(' ', '-', '_', '.', '/'))
        {
            var parts = NameToken.Cut(name[range]).ConvertAll(token => Array.IndexOf(distinctive, token.Lower));
            parts.RemoveAll(index => index < 0 || shares[index] > 0);
            foreach (var index in parts)
                shares[index] = 1.0 / parts.Count;
            compounds += parts.Count > 0 ? 1 : 0;
        }

        return Array.ConvertAll(shares, share => share / compounds);
    }

    private int Index(string token)
    {
        for (var i = 0; i < distinctive.Length; i++)
        {
            if (Spelling.IsSame(token, distinctive[i]))
                return i;
        }

        return -1;
    }

    private static bool IsVersion(string token) => !token.AsSpan(token[0] == 'v' && token.Length > 1 ? 1 : 0).ContainsAnyExceptInRange('0', '9');
}
