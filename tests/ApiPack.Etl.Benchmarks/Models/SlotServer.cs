using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApiPack.Etl.Benchmarks.Models;

/// <summary>A model server of a fixed capacity: so many slots, each busy for a fixed time with one request, the rest in a queue. It counts what its slots do.</summary>
internal sealed class SlotServer : IDisposable
{
    private static readonly byte[] Models = Http("""{"data":[{"id":"slots"}]}""");
    private static readonly byte[] Tokens = Http("""{"tokens":[1,2,3]}""");
    private static readonly byte[] Answer = Http("""{"choices":[{"index":0,"message":{"content":"an answer"},"finish_reason":"stop"}],"usage":{"prompt_tokens":8,"completion_tokens":2}}""");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan busy;
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> queue = [];
    private int working;
    private long changed = Stopwatch.GetTimestamp();
    private double worked;
    private double could;
    private int longestQueue;
    private long answered;

    public SlotServer(int slots, TimeSpan busy)
    {
        (Slots, this.busy) = (slots, busy);
        listener.Start();
        _ = Accept();
    }

    public string Authority => listener.LocalEndpoint.ToString()!;

    /// <summary>How many requests it does at once; fewer from now on where it is lowered.</summary>
    public int Slots { get; set; }

    public long Answered => Interlocked.Read(ref answered);

    /// <summary>The share of the slots' time that they were at work, since it was last asked.</summary>
    public double Share()
    {
        lock (gate)
        {
            Count(0);
            var share = worked / could;
            (worked, could) = (0, 0);
            return share;
        }
    }

    /// <summary>The most requests that waited at once, since it was last asked.</summary>
    public int LongestQueue()
    {
        lock (gate)
            return Interlocked.Exchange(ref longestQueue, queue.Count);
    }

    public void Dispose() => listener.Stop();

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        var buffer = new byte[4096];
        var length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length))) > 0)
            {
                length += read;
                if (!IsWhole(buffer.AsSpan(0, length)))
                    continue;
                var reply = buffer.AsSpan(0, length).IndexOf("/v1/models"u8) >= 0 ? Models : buffer.AsSpan(0, length).IndexOf("/tokenize"u8) >= 0 ? Tokens : Answer;
                length = 0;
                if (reply == Answer)
                    await Work();
                await stream.WriteAsync(reply);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Work()
    {
        var turn = Turn();
        if (turn is not null)
            await turn.Task;
        var since = Stopwatch.GetTimestamp();
        await Task.Delay(busy);
        while (Stopwatch.GetElapsedTime(since) < busy)
            await Task.Yield();
        lock (gate)
        {
            Count(-1);
            while (working < Slots && queue.TryDequeue(out var next))
            {
                Count(1);
                next.SetResult();
            }
        }

        Interlocked.Increment(ref answered);
    }

    private TaskCompletionSource? Turn()
    {
        lock (gate)
        {
            if (working < Slots)
            {
                Count(1);
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Enqueue(turn);
            longestQueue = Math.Max(longestQueue, queue.Count);
            return turn;
        }
    }

    private void Count(int more)
    {
        var now = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(changed, now).TotalSeconds;
        worked += seconds * Math.Min(working, Slots);
        could += seconds * Slots;
        changed = now;
        working += more;
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var at = request.IndexOf("Content-Length: "u8);
        return at < 0 || at > head || (System.Buffers.Text.Utf8Parser.TryParse(request[(at + 16)..], out int body, out _) && request.Length >= head + 4 + body);
    }

    private static byte[] Http(string json) => Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
}
