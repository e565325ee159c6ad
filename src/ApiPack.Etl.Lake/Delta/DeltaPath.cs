using System.Text;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>
/// Paths in a log are URIs: a file's name on disk, percent-encoded once. A name that already holds <c>%</c> (an engine's escaped partition value)
/// is so encoded twice, and readers find it.
/// </summary>
public static class DeltaPath
{
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~=/";

    /// <summary>A path on disk as it stands in a log.</summary>
    public static string Encode(string path)
    {
        var encoded = new StringBuilder(path.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            if (Plain.Contains((char)unit, StringComparison.Ordinal))
                encoded.Append((char)unit);
            else
                encoded.Append('%').Append(Convert.ToHexString([unit]));
        }

        return encoded.ToString();
    }

    /// <summary>A log's path as it stands on disk.</summary>
    public static string Decode(string path) => Uri.UnescapeDataString(path);
}
