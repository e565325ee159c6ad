namespace ApiPack.Etl.Lake.Verification;

/// <summary>Something in a lake that is not as its manifest says.</summary>
/// <param name="Path">The file, below the lake's root.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record Finding(string Path, string Problem);
