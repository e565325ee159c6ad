namespace ApiPack.Etl.Spark.Engine;

/// <summary>Words of a shell command.</summary>
internal static class Shell
{
    /// <summary>A word that the shell takes as it is.</summary>
    public static string Word(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
