using System.Net;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Tests.Execution.Comparison;
using ApiPack.Etl.Tests.Execution.Recording;
using ApiPack.Etl.Tests.Execution.Runners;
using ApiPack.Etl.Tests.Execution.Sampling;

namespace ApiPack.Etl.Tests.Execution;

/// <summary>Runs the code that a language gives for operations, against the recorder, and compares what arrives.</summary>
internal static class ExecutionRun
{
    /// <summary>The outcome of every operation, in order; what goes wrong gets a second run, in case that a busy machine let a client's time run out.</summary>
    public static async Task<IReadOnlyList<ExecutionOutcome>> Run(Runner runner, IReadOnlyList<Operation> operations)
    {
        var outcomes = await RunOnce(runner, operations);
        var wrong = outcomes.Where(static outcome => outcome.Differences.Count > 0).Select(static outcome => outcome.Operation).ToArray();
        if (wrong.Length == 0)
            return outcomes;
        var again = (await RunOnce(runner, wrong)).ToDictionary(static outcome => outcome.Operation);
        return [.. outcomes.Select(outcome => again.GetValueOrDefault(outcome.Operation, outcome))];
    }

    private static async Task<IReadOnlyList<ExecutionOutcome>> RunOnce(Runner runner, IReadOnlyList<Operation> operations)
    {
        var language = Languages.All.Single(language => language.Id == runner.Language);
        using var folder = new ExecutionFolder(operations);
        await using var recorder = new Recorder();
        File.WriteAllText(folder.Authority, recorder.AuthorityPem);
        for (var at = 0; at < operations.Count; at++)
        {
            var request = Redirected(operations[at].Request, AddressOf(at), recorder);
            folder.Write($"{NameOf(at)}{runner.Extension}", language.Call(request) ?? throw new InvalidOperationException($"no code for {operations[at].Name}"), request);
        }

        var faults = await RunnerProcess.Answers(runner, folder.Sources, folder.Work, folder.Authority);
        await recorder.Settled();
        return [.. operations.Select((operation, at) =>
            Outcome(operation, language, recorder.At(AddressOf(at)), faults.GetValueOrDefault($"{NameOf(at)}{runner.Extension}")))];
    }

    private static ExecutionOutcome Outcome(Operation operation, Language language, IReadOnlyList<Arrival> arrivals, string? fault)
    {
        var limits = ClientLimits.All.Where(limit => limit.Languages.Contains(language.Id) && limit.Applies(operation.Request)).ToArray();
        var whole = Expectation.Of(operation.Request, ExecutionFolder.Content);
        var within = limits.Aggregate<ClientLimit, Expectation?>(whole, (expected, limit) => expected is null ? null : limit.Effect(expected, operation.Request));
        var isLimited = limits.Length > 0 && Differences(whole, arrivals, fault).Length > 0;
        return new(operation, isLimited ? [.. limits.Select(static limit => limit.Id)] : [], Differences(within, arrivals, fault));
    }

    private static string[] Differences(Expectation? expected, IReadOnlyList<Arrival> arrivals, string? fault) => (expected, arrivals) switch
    {
        (null, []) => [],
        (null, _) => ["arrived, although the client's limits forbid it"],
        (_, [{ Request: { } arrived }]) => [.. WireComparison.Differences(expected, arrived), .. fault is null ? Array.Empty<string>() : [fault]],
        (_, []) => [$"nothing arrived: {fault}"],
        _ => [$"{arrivals.Count} connections: {string.Join(", ", arrivals.Select(static arrival => arrival.Fault ?? arrival.Request!.Target))}", fault ?? ""],
    };

    /// <summary>The request as it is, but for the host.</summary>
    private static Request Redirected(Request request, IPAddress to, Recorder recorder)
    {
        var isHttps = request.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        var start = request.Url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = request.Url.IndexOfAny(['/', '?', '#', '\\'], start);
        var authority = request.Url[start..(end < 0 ? request.Url.Length : end)];
        return request with { Url = $"{request.Url[..start]}{authority[..(authority.LastIndexOf('@') + 1)]}{to}:{recorder.Port(isHttps)}{request.Url[(start + authority.Length)..]}" };
    }

    /// <summary>An address of the loopback network for each operation.</summary>
    private static IPAddress AddressOf(int at) => new([127, (byte)(1 + at / 62_500), (byte)(at / 250 % 250), (byte)(1 + at % 250)]);

    private static string NameOf(int at) => at.ToString("D5");
}

/// <summary>How a call fared.</summary>
/// <param name="Operation">What was called.</param>
/// <param name="Limits">The limits of the client that account for what is other than the request asks.</param>
/// <param name="Differences">What is wrong; empty where nothing is.</param>
internal sealed record ExecutionOutcome(Operation Operation, IReadOnlyList<string> Limits, IReadOnlyList<string> Differences);
