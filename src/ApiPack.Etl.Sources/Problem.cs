namespace ApiPack.Etl.Sources;

/// <summary>Why a file cannot be used: a value that becomes a rejected row.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Detail">What, where and what to do.</param>
public sealed record Problem(string Reason, string Detail);
