namespace ApiPack.Etl.Sources;

/// <summary>Why a file cannot be used: a value that becomes a rejected row.</summary>
public sealed record Problem
{
    private const int LongestDetail = 500;

    /// <summary>A problem; a detail beyond 500 characters is cut.</summary>
    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    /// <param name="detail">What, where and what to do.</param>
    public Problem(string reason, string detail)
    {
        Reason = reason;
        Detail = detail.Length <= LongestDetail ? detail : Cut(detail);
    }

    /// <summary>One of <see cref="Reasons"/>.</summary>
    public string Reason { get; }

    /// <summary>What, where and what to do; at most 500 characters.</summary>
    public string Detail { get; }

    private static string Cut(string detail)
    {
        var length = LongestDetail - 1;
        return detail[..(char.IsHighSurrogate(detail[length - 1]) ? length - 1 : length)] + '…';
    }
}
