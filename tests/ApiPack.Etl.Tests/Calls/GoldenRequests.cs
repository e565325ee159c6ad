using System.Runtime.CompilerServices;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Calls;

/// <summary>The shared requests, and the code each language must give for them.</summary>
internal static class GoldenRequests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Calls", "golden");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(Folder, "requests"), "*.json")
        .Select(static path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal);

    public static Request Read(string name) => RequestCodec.Read(File.ReadAllText(Path.Combine(Folder, "requests", $"{name}.json")));

    public static string PathOf(Language language, string name) => Path.Combine(Folder, language.Id, $"{name}.golden");

    /// <summary>Where a golden file is written anew: in the source tree, not in the build's output.</summary>
    public static string SourcePathOf(Language language, string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden", language.Id, $"{name}.golden");
}
