using System.CommandLine;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Spark.Server;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack spark</c>: a Spark Connect server on this machine.</summary>
internal static class SparkCommand
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    public static Command Create(Terminal terminal) => new("spark", "Starts, stops and shows a Spark Connect server on this machine.")
    {
        Start(terminal),
        Stop(terminal),
        Status(terminal),
    };

    private static Command Start(Terminal terminal)
    {
        var folder = Folder();
        var master = new Option<string>("--master") { Description = "Spark's master: local[N], local-cluster[EXECUTORS,CORES,MIB] or spark://host:port.", HelpName = "MASTER", DefaultValueFactory = _ => "local[*]" };
        var port = new Option<int>("--port") { Description = "Port on the loopback address; 0 for one that is free.", HelpName = "N", DefaultValueFactory = _ => 15002 };
        var memory = new Option<string>("--driver-memory") { Description = "The driver's heap.", HelpName = "SIZE", DefaultValueFactory = _ => "1g" };
        var files = new Option<string[]>("--files") { Description = "A file that every executor gets on its search path, such as a published worker.", HelpName = "FILE" };
        var mirror = new Option<string>("--mirror")
        {
            Description = "Where a Spark release is fetched from when this machine has none (else APIPACK_SPARK_MIRROR).",
            HelpName = "URL",
            DefaultValueFactory = _ => SparkServers.Mirror,
        };
        var command = new Command("start", "Starts a server and prints its address, which holds its token. Spark is SPARK_HOME, else ../shared/spark, else fetched once.") { master, port, memory, files, mirror, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var own = Path.GetFullPath(parsed.GetValue(folder)!);
            if (ServerRecord.Read(own) is { } running)
                throw new InputException($"a Spark server runs already (process {running.Process.Id}, {running.Master}); end it with: apipack spark stop");
            var server = await SparkServer.Start(new SparkServerOptions
            {
                Java = JavaRuntime.Find(Environment.GetEnvironmentVariable),
                Spark = await SparkServers.Find(own, parsed.GetValue(mirror)!, terminal.Error, cancellation),
                Folder = own,
                Master = parsed.GetValue(master)!,
                Port = parsed.GetValue(port) is >= 0 and <= ushort.MaxValue and var given ? given : throw new InputException($"--port is {parsed.GetValue(port)}; give 0 to 65535"),
                DriverMemory = parsed.GetValue(memory)!,
                Outlives = true,
                Files = [.. (parsed.GetValue(files) ?? []).Select(Existing)],
            }, cancellation);
            new ServerRecord(server.Process, server.SecretAddress, parsed.GetValue(master)!, server.Log).Write(own);
            terminal.Out.WriteLine(server.SecretAddress);
            return 0;
        });
        return command;
    }

    private static Command Stop(Terminal terminal)
    {
        var folder = Folder();
        var command = new Command("stop", "Stops the server and its executors, and waits until they are gone.") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var own = Path.GetFullPath(parsed.GetValue(folder)!);
            if (ServerRecord.Read(own) is { } server)
            {
                var gently = await server.Process.Stop(Farewell, cancellation);
                terminal.Out.WriteLine(gently ? $"stopped process {server.Process.Id}" : $"killed process {server.Process.Id}, which did not end within {Farewell.TotalSeconds} s; its log is {server.Log}");
            }
            else
            {
                terminal.Out.WriteLine("no Spark server runs");
            }

            ServerRecord.Remove(own);
            return 0;
        });
        return command;
    }

    private static Command Status(Terminal terminal)
    {
        var folder = Folder();
        var command = new Command("status", "Shows the server; exit code 1 when none runs.") { folder };
        command.SetAction(parsed =>
        {
            var server = ServerRecord.Read(Path.GetFullPath(parsed.GetValue(folder)!));
            terminal.Out.WriteLine(server is null ? "no Spark server runs" : $"{server.SecretAddress}  {server.Master}  process {server.Process.Id}  log {server.Log}");
            return server is null ? 1 : 0;
        });
        return command;
    }

    private static string Existing(string file) => File.Exists(file) ? Path.GetFullPath(file) : throw new InputException($"--files {file}: there is no such file");

    private static Option<string> Folder() => new("--folder")
    {
        Description = "Folder of the server's log and scratch files, and of a fetched Spark.",
        HelpName = "DIR",
        DefaultValueFactory = _ => SparkServers.Folder,
    };
}
