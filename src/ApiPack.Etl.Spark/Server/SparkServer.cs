using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Server;

/// <summary>A Spark Connect server on this machine's loopback address, that only who knows its token can speak to. Disposing stops it.</summary>
public sealed partial class SparkServer : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    private SparkServer(SparkProcess process, int port, string token, string log)
    {
        (Process, Log) = (process, log);
        SecretAddress = $"sc://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/;token={token}";
        Address = ConnectAddress.Parse(SecretAddress);
    }

    /// <summary>Where it answers.</summary>
    public ConnectAddress Address { get; }

    /// <summary>The address as text with the token in it: a secret.</summary>
    public string SecretAddress { get; }

    /// <summary>The server's process.</summary>
    public SparkProcess Process { get; }

    /// <summary>The server's log file.</summary>
    public string Log { get; }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InputException">It did not start; the message says what Spark said, and where its log is.</exception>
    public static async Task<SparkServer> Start(SparkServerOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var command = new ServerCommand(options);
        command.PrepareFolder();
        var process = SparkProcess.Start(command.Line, command.Environment(token), command.WorkFolder, command.Log, options.Outlives);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(options.Patience);
            return new SparkServer(process, await Port(process, command.Log, patience.Token), token, command.Log);
        }
        catch (Exception failure)
        {
            await process.Stop(Farewell, CancellationToken.None);
            if (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new InputException($"the Spark server did not answer within {options.Patience}; its log is {command.Log}", failure);
            throw;
        }
    }

    /// <summary>Stops the server and its executors, and waits until they are gone.</summary>
    public async ValueTask DisposeAsync() => await Process.Stop(Farewell);

    private static async Task<int> Port(SparkProcess process, string log, CancellationToken cancellation)
    {
        while (true)
        {
            var running = process.IsRunning;
            var said = File.Exists(log) ? await File.ReadAllTextAsync(log, cancellation) : "";
            if (Started().Match(said) is { Success: true } started)
                return int.Parse(started.Groups[1].Value, CultureInfo.InvariantCulture);
            if (!running)
                throw new InputException($"the Spark server ended before it answered: {Telling(said)}; its log is {log}");
            await Task.Delay(Glance, cancellation);
        }
    }

    // The first exception says what went wrong; later ones come of tidying up.
    private static string Telling(string log) =>
        Failure().Match(log) is { Success: true } failure ? failure.Groups[1].Value
        : log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";

    [GeneratedRegex(@"Spark Connect server started at: \S+:(\d+)\s")]
    private static partial Regex Started();

    [GeneratedRegex(@"^(?:Exception in thread ""[^""]*"" )?((?:\w+\.)+\w*(?:Exception|Error): .+)$", RegexOptions.Multiline)]
    private static partial Regex Failure();
}
