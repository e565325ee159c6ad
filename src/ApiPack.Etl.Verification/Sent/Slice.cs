namespace ApiPack.Etl.Verification.Sent;

/// <summary>A piece of a <see cref="SentText"/>.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct Slice(int Start, int Length);
