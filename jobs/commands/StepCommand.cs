using System.CommandLine;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Jobs.Worker;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Models;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack step</c>: a row step as a worker of the Spark engine, or between any two pipes.</summary>
internal static class StepCommand
{
    // Spark shows the last 2,048 bytes of a worker's standard error.
    private const int LongestMessage = 600;
    private const int StandardOutput = 1;

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The step." };
        name.AcceptOnlyFromAmong([.. Steps.All.Select(step => step.Name)]);
        var source = new Option<string[]>("--source") { Description = "A source that this machine can read, for rows of ingest and endpoints without content.", HelpName = "NAME=URI" };
        var calls = Options.Calls();
        var model = Options.Model();
        var compatibility = Options.Compatibility();
        var responses = new Option<string?>("--responses") { Description = "Folder of the lake that keeps the models' responses.", HelpName = "DIR" };
        var rowSeconds = new Option<double>("--row-seconds") { Description = "Longest time for one row, unless it waits for a model, whose own deadlines hold; a step that takes longer ends the worker with an error.", HelpName = "S", DefaultValueFactory = _ => 300 };
        var inFlight = new Option<int>("--in-flight") { Description = "Rows at most that wait for a model at once.", HelpName = "N", DefaultValueFactory = _ => int.MaxValue };
        var marks = new Option<string?>("--marks") { Description = "Folder for a file that names the row which the worker is at, and that stays where the worker dies.", HelpName = "FOLDER" };
        var command = new Command("step", "Runs a row step as a worker: rows in, outcomes and a trailer out, a JSON line each.") { name, source, calls, model, compatibility, responses, inFlight, rowSeconds, marks };
        command.SetAction(async (parsed, cancellation) =>
        {
            var step = Steps.All.Single(step => step.Name == parsed.GetValue(name));
            RowMark? mark = null;
            void Exit(int code)
            {
                mark?.Clear();
                Environment.Exit(code);
            }

            using var stopped = cancellation.Register(() => Exit(130));
            void End(string message) => Exit(Fail(terminal, step, message, 1));
            try
            {
                using var kept = mark = parsed.GetValue(marks) is { } folder ? new RowMark(folder) : null;
                using var deadline = new RowDeadline(Positive(parsed.GetValue(rowSeconds)), terminal.Clock, End);
                using var watch = new ReaderWatch(StandardOutput, terminal.Clock, () => End("nobody reads standard output any more"));
                using var input = terminal.OpenIn();
                using var output = terminal.OpenOut();
                var policies = new CallPolicies((parsed.GetValue(calls) ?? []).Select(Options.Policy).ToDictionary());
                var store = parsed.GetValue(responses) is { } lake ? new LakeResponses(new LocalLakeStore(lake)) : null;
                var choice = ModelChoice.Parse(parsed.GetValue(model) ?? [], parsed.GetValue(compatibility)) with { InFlight = AtLeastOne(parsed.GetValue(inFlight)) };
                using var models = await StageModels.Open(choice, store, new ModelHost(), cancellation);
                Run(step, parsed.GetValue(source) ?? [], policies, models, new WorkerStreams(input, output, mark is null ? [deadline] : [deadline, mark]));
                mark?.Clear();
                return 0;
            }
            catch (InputException wrong)
            {
                return Fail(terminal, step, wrong.Message, 2);
            }
            catch (Exception failure)
            {
                return Fail(terminal, step, $"failed: {failure.GetType().Name}: {failure.Message}", 1);
            }
        });
        return command;
    }

    private static void Run(WorkerStep step, string[] sources, CallPolicies calls, StageModels models, WorkerStreams streams)
    {
        using var scratch = sources.Length > 0 ? new ScratchFolder() : null;
        using var contents = FileContents.Of(sources.Select(SourceSpec.Parse), new IngestLimits(), Environment.CurrentDirectory, scratch?.Path ?? "");
        step.Run(new WorkerInputs(contents, calls, models), streams);
    }

    private static int AtLeastOne(int rows) => rows > 0 ? rows : throw new InputException($"--in-flight is {rows}; give a number from 1 on");

    private static TimeSpan Positive(double seconds) => seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new InputException($"--row-seconds is {seconds}; give a number above 0");

    private static int Fail(Terminal terminal, WorkerStep step, string message, int exit)
    {
        terminal.Error.WriteLine($"apipack: step {step.Name}: {(message.Length > LongestMessage ? message[..LongestMessage] : message)}");
        terminal.Error.Flush();
        return exit;
    }
}
