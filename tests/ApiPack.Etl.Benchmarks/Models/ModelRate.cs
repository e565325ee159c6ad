using System.Diagnostics;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Benchmarks.Models;

/// <summary>
/// What the client gets out of servers of a fixed capacity (1, 8 and 64 slots of 50 ms), beside a plain loop of as many requests as there are slots; then what it does when
/// 64 slots become 6. A slot on a machine with other work is busy for longer than 50 ms, so what counts is the share of the slots' time that they were at work.
/// </summary>
internal static class ModelRate
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(int seconds, TextWriter to)
    {
        var reached = true;
        await to.WriteLineAsync("slots  50 ms each        client           plain loop    longest queue");
        foreach (var slots in new[] { 1, 8, 64 })
        {
            using var server = new SlotServer(slots, Busy);
            using var model = await Open(server);
            var plain = await Measure(server, seconds, token => Plain(server, slots, token));
            await Measure(server, 3, token => Pump(model, token));
            var client = await Measure(server, seconds, token => Pump(model, token));
            await to.WriteLineAsync($"{slots,5} {slots / Busy.TotalSeconds,9:0}/s {client.Rate,7:0.0}/s {client.Share,6:P1} {plain.Rate,9:0.0}/s {plain.Share,6:P1} {client.Queue,9}");
            reached &= client.Share >= 0.95;
        }

        return await Drop(seconds, to) && reached ? 0 : 1;
    }

    private static async Task<bool> Drop(int seconds, TextWriter to)
    {
        using var server = new SlotServer(64, Busy);
        using var model = await Open(server);
        await Measure(server, 3, token => Pump(model, token));
        var asked = 0L;
        var during = await Measure(server, seconds, async token =>
        {
            server.Slots = 6;
            asked = await Pump(model, token);
        });
        var after = await Measure(server, seconds, async token => asked += await Pump(model, token));
        await to.WriteLineAsync($"64→6  {6 / Busy.TotalSeconds,8:0}/s {after.Rate,7:0.0}/s {after.Share,6:P1} {"",18} {during.Queue,9}, then {after.Queue}; all of {asked} requests answered");
        return after.Share >= 0.95;
    }

    private static Task<HttpModel> Open(SlotServer server) =>
        HttpModel.Open(ModelUri.Parse($"vllm+http://{server.Authority}/slots"), ModelUses.Generation, new ModelHost(), CancellationToken.None);

    private static async Task<(double Rate, double Share, int Queue)> Measure(SlotServer server, int seconds, Func<CancellationToken, Task> work)
    {
        using var enough = new CancellationTokenSource();
        var working = work(enough.Token);
        await Task.Delay(500);
        server.Share();
        server.LongestQueue();
        var (before, since) = (server.Answered, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var measured = ((server.Answered - before) / Stopwatch.GetElapsedTime(since).TotalSeconds, server.Share(), server.LongestQueue());
        await enough.CancelAsync();
        await working;
        return measured;
    }

    /// <summary>As many requests as the model wants, until it is enough; what has begun is finished.</summary>
    private static async Task<long> Pump(HttpModel model, CancellationToken enough)
    {
        var asked = 0;
        await Task.WhenAll(Enumerable.Range(0, model.InFlight).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
                await model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Seed = Interlocked.Increment(ref asked) }, CancellationToken.None);
        }));
        return asked;
    }

    private static async Task Plain(SlotServer server, int slots, CancellationToken enough)
    {
        using var http = new HttpClient();
        var address = new Uri($"http://{server.Authority}/v1/chat/completions");
        await Task.WhenAll(Enumerable.Range(0, slots).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var content = new StringContent("{}");
                using var response = await http.PostAsync(address, content, CancellationToken.None);
                await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            }
        }));
    }
}
