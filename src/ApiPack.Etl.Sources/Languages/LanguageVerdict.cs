namespace ApiPack.Etl.Sources.Languages;

/// <summary>What the language of a document's human text is held to be.</summary>
public sealed record LanguageVerdict
{
    /// <summary>True unless there is strong evidence of another language.</summary>
    public required bool IsEnglish { get; init; }

    /// <summary>The most frequent other language, as ISO 639-1 code or script; empty when there is none.</summary>
    public required string OtherLanguage { get; init; }

    /// <summary>Words in texts held to be English.</summary>
    public required int EnglishWords { get; init; }

    /// <summary>Words in texts held to be in other languages; of scripts without blanks, half their letters.</summary>
    public required int OtherWords { get; init; }

    /// <summary>Words in texts too short or too mixed to tell.</summary>
    public required int UnclearWords { get; init; }

    /// <summary>The first text held to be in another language, shortened; empty when there is none.</summary>
    public required string Sample { get; init; }

    /// <summary>The verdict in words.</summary>
    public string Explanation => IsEnglish
        ? "English"
        : $"written in {OtherLanguage}: {OtherWords} of {EnglishWords + OtherWords + UnclearWords} words, such as '{Sample}'; translate the texts or leave the file out";
}
