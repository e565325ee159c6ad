namespace ApiPack.Etl.Sources.Languages;

/// <summary>Scripts by Unicode ranges, as far as they tell languages apart.</summary>
internal static class Scripts
{
    /// <summary>Codes of the scripts that stand for a language, or for a few that the trigrams tell apart; Latin is first.</summary>
    public static readonly string[] Codes = ["", "ru", "el", "ar", "he", "zh", "ja", "ko", "th", "hi", "other"];

    /// <summary>The number of the Latin script.</summary>
    public const int Latin = 0;

    /// <summary>The number of the Cyrillic script.</summary>
    public const int Cyrillic = 1;

    /// <summary>The number of Chinese characters.</summary>
    public const int Han = 5;

    /// <summary>The number of the Japanese syllabaries.</summary>
    public const int Kana = 6;

    /// <summary>The script of a letter.</summary>
    public static int Of(char letter) => letter switch
    {
        < '\u0370' or >= '\u1E00' and < '\u1F00' or >= '\uFB00' and < '\uFB07' or >= '\uFF21' and < '\uFF5B' => Latin,
        >= '\u0400' and < '\u0530' => Cyrillic,
        < '\u0400' or >= '\u1F00' and < '\u2000' => 2,
        >= '\u0600' and < '\u0780' or >= '\u0870' and < '\u0900' or >= '\uFB50' and < '\uFE00' or >= '\uFE70' and < '\uFF00' => 3,
        >= '\u0590' and < '\u0600' or >= '\uFB1D' and < '\uFB50' => 4,
        >= '\u3400' and < '\uA000' or >= '\uF900' and < '\uFB00' or '\u3005' => Han,
        >= '\u3040' and < '\u3100' or >= '\uFF66' and < '\uFFA0' => Kana,
        >= '\u1100' and < '\u1200' or >= '\u3130' and < '\u3190' or >= '\uAC00' and < '\uD7B0' => 7,
        >= '\u0E00' and < '\u0E80' => 8,
        >= '\u0900' and < '\u0980' => 9,
        >= '\u2000' and < '\u2C00' => Latin,
        _ => 10,
    };

    /// <summary>True for scripts that leave no blanks between words.</summary>
    public static bool HasNoBlanks(int script) => script is Han or Kana or 8;
}
