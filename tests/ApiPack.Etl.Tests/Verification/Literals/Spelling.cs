using System.Text;

namespace ApiPack.Etl.Tests.Verification.Literals;

/// <summary>How a language may spell a character in a literal: as itself, or by one of its escapes.</summary>
/// <param name="Open">What a literal begins with.</param>
/// <param name="Close">What it ends with.</param>
/// <param name="IsPlain">True when the character may stand as itself before the one that follows (0 at the end).</param>
/// <param name="Escapes">Escapes of a character; null where one has none for it. At least one must have.</param>
internal sealed record Spelling(string Open, string Close, Func<int, int, bool> IsPlain, params Func<Rune, string?>[] Escapes)
{
    /// <summary>Writes a text; <paramref name="choices"/> says by turns which spelling each character gets.</summary>
    public string Write(string text, IReadOnlyList<int> choices)
    {
        var literal = new StringBuilder(Open);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var spellings = Escapes.Select(escape => escape(runes[i])).Where(static escape => escape is not null).ToList();
            if (IsPlain(runes[i].Value, i + 1 < runes.Length ? runes[i + 1].Value : 0))
                spellings.Insert(0, runes[i].ToString());
            literal.Append(spellings[choices[i % choices.Count] % spellings.Count]);
        }

        return literal.Append(Close).ToString();
    }

    /// <summary>An escape by letter: pairs of letter and character.</summary>
    public static Func<Rune, string?> Letters(string pairs) => rune =>
    {
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i + 1] == rune.Value)
                return $"\\{pairs[i]}";
        }

        return null;
    };

    /// <summary>An escape of characters up to a number.</summary>
    public static Func<Rune, string?> Number(int most, Func<int, string> write) => rune => rune.Value <= most ? write(rune.Value) : null;

    /// <summary>An escape of each byte of UTF-8.</summary>
    public static string Bytes(Rune rune, Func<int, string> write) => string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(value => write(value)));

    /// <summary>An escape of each UTF-16 unit.</summary>
    public static string Units(Rune rune) => string.Concat(rune.ToString().Select(static unit => $"\\u{(int)unit:x4}"));
}
