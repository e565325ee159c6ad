using System.Text;
using ApiPack.Etl.Calls;

namespace ApiPack.Etl.Tests.Calls;

/// <summary>Golden calls before the parsers and compilers that are installed.</summary>
public class ToolchainTests
{
    private const string NodeCheck = "const fs=require('fs'),vm=require('vm');for(const f of process.argv.slice(1))try{new vm.Script(fs.readFileSync(f,'utf8'))}catch(e){console.log(f,e.message)}";
    private const string PythonCheck = "import ast,sys\nfor f in sys.argv[1:]:\n    try: compile(open(f,encoding='utf-8').read(),f,'exec')\n    except SyntaxError as e: print(f,e)";
    private const string ShellCheck = "for f in \"$@\"; do bash -n \"$f\" || echo \"$f\"; done";

    [SkippableFact]
    public void The_shell_parses_every_call() => Accepts("shell_curl", "bash", "-c", ShellCheck, "bash");

    [SkippableFact]
    public void Node_parses_every_node_call() => Accepts("node_request", "node", "-e", NodeCheck);

    [SkippableFact]
    public void Node_parses_every_browser_call() => Accepts("javascript_xhr", "node", "-e", NodeCheck);

    [SkippableFact]
    public void Python_compiles_every_call() => Accepts("python_python3", "python3", "-W", "error::SyntaxWarning", "-c", PythonCheck);

    [SkippableFact]
    public void Javac_compiles_every_call()
    {
        using var tools = new Toolchain();
        var source = new StringBuilder("class Calls {\n");
        foreach (var (name, code) in Golden("java_okhttp"))
            source.Append($"static void {name.Replace('-', '_')}() throws Exception {{\n{code}\n}}\n");
        var stubs = tools.Write("OkHttp.java", Case("OkHttp.java"));
        var (exit, output) = tools.Run("javac", "-proc:none", "-encoding", "UTF-8", "-d", ".", stubs, tools.Write("Calls.java", source.Append('}').ToString()));
        exit.ShouldBe(0, output);
    }

    [SkippableFact]
    public void Gcc_accepts_every_call()
    {
        using var tools = new Toolchain();
        var source = new StringBuilder("#include \"libcurl.h\"\n");
        foreach (var (name, code) in Golden("c_libcurl"))
            source.Append($"int {name.Replace('-', '_')}(void) {{\n{code}\nreturn ret;\n}}\n");
        tools.Write("libcurl.h", Case("libcurl.h"));
        var (exit, output) = tools.Run("gcc", "-fsyntax-only", "-Wall", "-Wno-bidi-chars", "-Werror", tools.Write("calls.c", source.ToString()));
        exit.ShouldBe(0, output);
    }

    private static void Accepts(string language, string tool, params string[] arguments)
    {
        using var tools = new Toolchain();
        var files = Golden(language).Select(golden => tools.Write(golden.Name, golden.Code)).ToArray();
        files.ShouldNotBeEmpty();
        var (exit, output) = tools.Run(tool, [.. arguments, .. files]);
        (exit, output).ShouldBe((0, ""));
    }

    private static IEnumerable<(string Name, string Code)> Golden(string id)
    {
        var language = Languages.All.Single(language => language.Id == id);
        return GoldenRequests.Names.Select(name => (name, File.ReadAllText(GoldenRequests.PathOf(language, name))));
    }

    private static string Case(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calls", "cases", name));
}
