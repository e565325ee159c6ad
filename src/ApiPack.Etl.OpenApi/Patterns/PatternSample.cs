using System.Text;

namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>Makes a text that a pattern accepts, within a range of lengths.</summary>
internal static class PatternSample
{
    private const int LongestSample = 2_000;
    private const int MostOptions = 6;
    private const int MostExtra = 8;
    private const int Shortest = -1;

    private static readonly string[] Mixtures = ["Aa1!Aa1!Aa1!Aa1!", "string1A!", "Passw0rd", "A1", "1"];

    /// <summary>A text that matches and whose length is in range, or null when none was found.</summary>
    public static string? Make(PatternNode pattern, int minLength, int maxLength)
    {
        foreach (var candidate in Candidates(pattern, minLength, maxLength))
        {
            if (candidate.Length >= minLength && candidate.Length <= maxLength && PatternMatcher.IsMatch(pattern, candidate) == true)
                return candidate;
        }

        return null;
    }

    private static IEnumerable<string> Candidates(PatternNode pattern, int minLength, int maxLength)
    {
        var least = "";
        foreach (var looks in (bool[])[false, true])
        {
            for (var option = 0; option < MostOptions; option++)
            {
                least = Written(pattern, 0, option, looks);
                yield return Written(pattern, Math.Max(minLength, 1) - least.Length, option, looks);
                yield return least;
            }

            least = Written(pattern, 0, Shortest, looks);
            for (var extra = 0; extra <= MostExtra; extra++)
                yield return Written(pattern, minLength - least.Length + extra, Shortest, looks);
        }

        foreach (var mixture in Mixtures)
        {
            var length = Math.Clamp(mixture.Length, Math.Min(minLength, LongestSample), Math.Min(maxLength, LongestSample));
            yield return string.Concat(Enumerable.Repeat(mixture, (length / mixture.Length) + 1))[..length];
        }

        if (least.Length < minLength && minLength <= LongestSample)
            yield return least.PadRight(minLength, 'a');
    }

    private static string Written(PatternNode pattern, int extra, int option, bool looks)
    {
        var writer = new Writer(Math.Clamp(extra, 0, LongestSample), option, looks);
        writer.Write(pattern);
        return writer.Text.ToString();
    }

    /// <summary>Writes what a pattern consumes, and with <paramref name="looks"/> what it wants to see ahead too.</summary>
    private sealed class Writer(int extra, int option, bool looks)
    {
        private int extra = extra;

        public StringBuilder Text { get; } = new();

        public void Write(PatternNode node)
        {
            if (Text.Length > LongestSample)
                return;
            switch (node)
            {
                case PatternNode.One one:
                    Text.Append(one.Set.Pick(Text.Length) ?? 'a');
                    break;
                case PatternNode.Sequence sequence:
                    foreach (var part in sequence.Parts)
                        Write(part);
                    break;
                case PatternNode.Choice choice:
                    Write(option == Shortest ? choice.Options.MinBy(LeastLength)! : choice.Options[Math.Min(option, choice.Options.Count - 1)]);
                    break;
                case PatternNode.Repeat repeat:
                    Repeat(repeat);
                    break;
                case PatternNode.Look { Ahead: true, Wanted: true } look when looks:
                    Write(look.Part);
                    break;
            }
        }

        private void Repeat(PatternNode.Repeat repeat)
        {
            for (var count = 0; count < repeat.Min && Adds(repeat.Part) > 0;)
                count++;
            for (var count = repeat.Min; count < repeat.Max && extra > 0; count++)
            {
                var added = Adds(repeat.Part);
                if (added == 0)
                    return;
                extra -= added;
            }
        }

        private int Adds(PatternNode part)
        {
            var before = Text.Length;
            Write(part);
            return Text.Length - before;
        }
    }

    private static int LeastLength(PatternNode node) => node switch
    {
        PatternNode.One => 1,
        PatternNode.Sequence sequence => sequence.Parts.Sum(LeastLength),
        PatternNode.Choice choice => choice.Options.Min(LeastLength),
        PatternNode.Repeat repeat => (int)Math.Min((long)repeat.Min * LeastLength(repeat.Part), LongestSample),
        _ => 0,
    };
}
