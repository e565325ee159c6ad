using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Jobs.DryRun;

/// <summary>Counts requests and their characters, and how long a beginning all of them share.</summary>
internal sealed class RequestTally
{
    private string shared = "";

    /// <summary>Requests.</summary>
    public long Requests { get; private set; }

    /// <summary>Characters that a model reads.</summary>
    public long Characters { get; private set; }

    /// <summary>Characters of the longest request.</summary>
    public long Longest { get; private set; }

    /// <summary>Characters that a model with a cache of beginnings need not read again.</summary>
    public long Cacheable => Math.Max(Requests - 1, 0) * shared.Length;

    /// <summary>Counts a request.</summary>
    public void Add(ModelRequest request)
    {
        var text = TextOf(request);
        shared = Requests == 0 ? text : shared[..shared.AsSpan().CommonPrefixLength(text)];
        Requests++;
        Characters += text.Length;
        Longest = Math.Max(Longest, text.Length);
    }

    private static string TextOf(ModelRequest request) => request switch
    {
        GenerationRequest generation => generation.Prompt.Text(),
        ClassificationRequest classification => classification.Prompt.Text(),
        ScoringRequest scoring => scoring.Context + scoring.Target + scoring.Closing,
        _ => throw new NotSupportedException($"no stage asks a {request.GetType().Name}"),
    };
}
