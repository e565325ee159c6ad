using System.Globalization;
using ApiPack.Etl.Instructions.LanguageModel;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>What differs between servers that have OpenAI's routes.</summary>
internal sealed record OpenAiDialect
{
    /// <summary>True where <c>n</c> texts come of one call; else one comes, whatever <c>n</c> says.</summary>
    public bool ManyAtOnce { get; init; } = true;

    /// <summary>True where <c>echo</c> brings the prompt and its log-probabilities; else it is ignored without a word.</summary>
    public bool Echo { get; init; } = true;

    /// <summary>True where <c>prompt_logprobs</c> and <c>return_token_ids</c> are known; else they are ignored without a word.</summary>
    public bool PromptLogProbabilities { get; init; }

    /// <summary>True where the texts of completions have log-probabilities.</summary>
    public bool CompletionLogProbabilities { get; init; } = true;

    /// <summary>True where <c>text_offset</c> is -1 throughout; else it is the running sum of the shown tokens' lengths, which drifts.</summary>
    public bool NoOffsets { get; init; }

    /// <summary>How many alternatives of a token it tells at most.</summary>
    public int MostAlternatives { get; init; } = 20;

    /// <summary>How it shows a token.</summary>
    public Func<int, string> Shown { get; init; } = TokenVocabulary.Shown;

    /// <summary>Single bytes that are no characters as OpenAI shows them: <c>bytes:\xe2</c>.</summary>
    public static string ShownAsBytes(int token) =>
        token is >= TokenVocabulary.FirstByte + 128 and < TokenVocabulary.FirstByte + 256
            ? string.Create(CultureInfo.InvariantCulture, $"bytes:\\x{token - TokenVocabulary.FirstByte:x2}")
            : TokenVocabulary.Shown(token);

    /// <summary>Single bytes that are no characters as vLLM shows them: all alike.</summary>
    public static string ShownAsReplacement(int token) =>
        token is >= TokenVocabulary.FirstByte + 128 and < TokenVocabulary.FirstByte + 256 ? "\ufffd" : TokenVocabulary.Shown(token);
}
