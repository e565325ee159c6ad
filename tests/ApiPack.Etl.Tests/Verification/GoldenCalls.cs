using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Verification;

/// <summary>The golden calls as files: what was asked for, and the code of each language.</summary>
internal static class GoldenCalls
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Calls", "golden");

    /// <summary>A golden folder of each of the dataset's languages.</summary>
    public static IReadOnlyDictionary<string, string> Folders { get; } = new Dictionary<string, string>
    {
        ["cURL"] = "shell_curl",
        ["java"] = "java_okhttp",
        ["node"] = "node_request",
        ["python"] = "python_python3",
        ["go"] = "go_native",
        ["ruby"] = "ruby_native",
        ["php"] = "php_curl",
        ["swift"] = "swift_nsurlsession",
        ["libcurl"] = "c_libcurl",
        ["javascript"] = "javascript_xhr",
    };

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "requests"), "*.json").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static Request Request(string name) => RequestCodec.Read(RequestJson(name));

    public static string RequestJson(string name) => File.ReadAllText(Path.Combine(Folder, "requests", $"{name}.json"));

    public static string Code(string lang, string name) => File.ReadAllText(Path.Combine(Folder, Folders[lang], $"{name}.golden"));
}
