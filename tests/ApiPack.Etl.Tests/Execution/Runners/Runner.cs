namespace ApiPack.Etl.Tests.Execution.Runners;

/// <summary>A program that runs, or parses, a folder of sources of one language and prints <c>name TAB fault</c> for each that fails.</summary>
/// <param name="Language">The language's id.</param>
/// <param name="Extension">The extension of a source file.</param>
/// <param name="Tool">The program.</param>
/// <param name="Arguments">Its arguments; the folder follows.</param>
/// <param name="Needs">Files that must be there beside the program.</param>
internal sealed record Runner(string Language, string Extension, string Tool, string[] Arguments, params string[] Needs)
{
    private const string Java = "/usr/share/java";

    private static readonly string[] Jars = [$"{Java}/okhttp.jar", $"{Java}/okio.jar"];

    /// <summary>Where the programs stand.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>What runs the code of nine languages; Swift has no toolchain on Debian.</summary>
    public static IReadOnlyList<Runner> Execution { get; } =
    [
        new("shell_curl", ".sh", "bash", ["run/curl.sh"], "/usr/bin/curl"),
        new("java_okhttp", ".java", "java", ["-cp", string.Join(':', Jars), "run/Run.java"], [.. Jars, "/usr/bin/javac"]),
        new("node_request", ".js", "node", ["run/node.cjs"], "node_modules/request"),
        new("python_python3", ".py", "python3", ["run/python.py"]),
        new("go_native", ".go", "bash", ["run/go.sh"], "/usr/bin/go"),
        new("ruby_native", ".rb", "ruby", ["run/ruby.rb"]),
        new("php_curl", ".php", "php", ["run/php.php"], "/usr/lib/php"),
        new("c_libcurl", ".c", "bash", ["run/c.sh"], "/usr/bin/gcc", "/usr/share/doc/libcurl4-openssl-dev"),
        new("javascript_xhr", ".js", "node", ["run/xhr.cjs"], "node_modules/jsdom"),
    ];

    /// <summary>What parses the code of ten languages, with types where the language has them; it says of every source what is wrong, or nothing.</summary>
    public static IReadOnlyList<Runner> Syntax { get; } =
    [
        new("shell_curl", ".sh", "bash", ["syntax/curl.sh"]),
        new("java_okhttp", ".java", "java", ["-cp", string.Join(':', Jars), "run/Run.java", "--compile"], [.. Jars, "/usr/bin/javac"]),
        new("node_request", ".js", "node", ["syntax/node.cjs"]),
        new("python_python3", ".py", "python3", ["syntax/python.py"]),
        new("go_native", ".go", "go", ["run", "syntax/check.go"]),
        new("ruby_native", ".rb", "ruby", ["syntax/ruby.rb"]),
        new("php_curl", ".php", "php", ["syntax/php.php"]),
        new("swift_nsurlsession", ".swift", "node", ["syntax/swift.cjs"], "node_modules/tree-sitter", "node_modules/tree-sitter-swift"),
        new("c_libcurl", ".c", "bash", ["syntax/c.sh"], "/usr/bin/gcc", "/usr/share/doc/libcurl4-openssl-dev"),
        new("javascript_xhr", ".js", "node", ["syntax/node.cjs"]),
    ];

    /// <summary>What of the runner is not installed, or null.</summary>
    public string? Missing() =>
        !IsOnPath(Tool) ? Tool : Needs.FirstOrDefault(static need => !Path.Exists(Path.Combine(Folder, need)));

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, tool)));

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "tests", "execution");
            if (Directory.Exists(found))
                return found;
        }

        throw new DirectoryNotFoundException("tests/execution is not above the build's output");
    }
}
