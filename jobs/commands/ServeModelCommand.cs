using System.CommandLine;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.ModelServer;
using ApiPack.Etl.ModelServer.Faults;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack serve-model</c>: the embedded model behind the API of a model server, until it is stopped.</summary>
internal static class ServeModelCommand
{
    public static Command Create(Terminal terminal)
    {
        var defaults = new ModelServerOptions();
        var shape = new Option<string>("--shape") { Description = $"Whose API it has: {string.Join(", ", ModelServerHost.Shapes)}.", DefaultValueFactory = _ => defaults.Shape };
        var port = new Option<int>("--port") { Description = "Port on the loopback address; 0 takes a free one.", HelpName = "N" };
        var slots = new Option<int>("--slots") { Description = "Requests that it works on at once; the others wait.", DefaultValueFactory = _ => defaults.Slots, HelpName = "N" };
        var latency = new Option<int>("--latency") { Description = "Milliseconds that a request takes beside the work.", HelpName = "MS" };
        var fault = new Option<string[]>("--fault")
        {
            Description = $"What goes wrong: all, {string.Join(", ", FaultRate.Names)}; with the share of each request's first two attempts (default 0.2), or =always.",
            HelpName = "NAME[=RATE]",
        };
        var seed = new Option<int>("--seed") { Description = "Chooses which requests the faults strike.", HelpName = "N" };
        var retryAfter = new Option<int>("--retry-after") { Description = "Seconds that Retry-After says with 429 and 503.", DefaultValueFactory = _ => defaults.RetryAfterSeconds, HelpName = "S" };
        var command = new Command("serve-model", "Serves the embedded model (templates, rules and a small language model) as model servers do, with faults on demand.") { shape, port, slots, latency, fault, seed, retryAfter };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var host = ModelServerHost.Start(
                new()
                {
                    Shape = parsed.GetValue(shape)!,
                    Port = parsed.GetValue(port),
                    Slots = parsed.GetValue(slots),
                    Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
                    Faults = [.. (parsed.GetValue(fault) ?? []).SelectMany(FaultRate.Parse)],
                    Seed = parsed.GetValue(seed),
                    RetryAfterSeconds = parsed.GetValue(retryAfter),
                },
                terminal.Clock);
            JsonLines.Write(terminal.Out, to =>
            {
                to.WriteString("address", host.Address.ToString());
                to.WriteString("shape", parsed.GetValue(shape));
                to.WriteString("model", EmbeddedModel.Name);
                to.WriteString("uri", $"{parsed.GetValue(shape)}+{host.Address}{EmbeddedModel.Name}");
            });
            await terminal.Out.FlushAsync(CancellationToken.None);
            var stopped = new TaskCompletionSource();
            await using var registration = cancellation.Register(stopped.SetResult);
            await stopped.Task;
            return 0;
        });
        return command;
    }
}
