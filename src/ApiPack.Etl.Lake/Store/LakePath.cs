using System.Text.RegularExpressions;

namespace ApiPack.Etl.Lake.Store;

/// <summary>Where things are in a lake, and which paths may be asked for.</summary>
public static partial class LakePath
{
    /// <summary>The pointer to the latest version.</summary>
    public const string Latest = "latest.json";

    /// <summary>The folder of all tables.</summary>
    public const string Tables = "tables";

    /// <summary>The folder of all versions.</summary>
    public const string Versions = "versions";

    /// <summary>The folder of all responses of models.</summary>
    public const string Responses = "responses";

    /// <summary>The folder of unfinished builds.</summary>
    public const string Work = "work";

    /// <summary>A table's folder.</summary>
    public static string Table(string table) => $"{Tables}/{Checked(table)}";

    /// <summary>A table's data file.</summary>
    /// <param name="table">Table name.</param>
    /// <param name="file">Path below the table's folder.</param>
    public static string DataFile(string table, string file) => $"{Table(table)}/{file}";

    /// <summary>A table's Delta log.</summary>
    public static string Log(string table) => $"{Table(table)}/_delta_log";

    /// <summary>A version's manifest.</summary>
    public static string Manifest(string version) => $"{Versions}/{Checked(version)}/manifest.json";

    /// <summary>A response's file; the folders keep the number of files in each small.</summary>
    /// <param name="key">The response's key.</param>
    public static string Response(string key) =>
        Key().IsMatch(key) ? $"{Responses}/{key[..2]}/{key[2..4]}/{key}.json" : throw new ArgumentException($"'{key}' is no response's key", nameof(key));

    /// <summary>True for one plain name: letters, digits, <c>._-</c>, not beginning with a dot.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>True for a relative path that stays below its root.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains('\0', StringComparison.Ordinal)
        && path.Split('/').All(static part => part.Length > 0 && part is not ("." or ".."));

    private static string Checked(string name) =>
        IsName(name) ? name : throw new ArgumentException($"'{name}' is no name for a table or version", nameof(name));

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Key();
}
