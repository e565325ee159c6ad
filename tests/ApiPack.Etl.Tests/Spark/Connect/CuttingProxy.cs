using System.Net;
using System.Net.Sockets;

namespace ApiPack.Etl.Tests.Spark.Connect;

/// <summary>A wire to a port of this machine that is cut after so many bytes from the server, again and again.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private int cuts;

    public CuttingProxy(int port, long cutEvery)
    {
        listener.Start();
        accepting = Accept(port, cutEvery);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Cuts => Volatile.Read(ref cuts);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept(int port, long cutEvery)
    {
        var wires = new List<Task>();
        try
        {
            while (true)
                wires.Add(Join(await listener.AcceptTcpClientAsync(stop.Token), port, cutEvery));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(wires);
        }
    }

    private async Task Join(TcpClient client, int port, long cutEvery)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, port, stop.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), stop.Token), Back(far.GetStream(), near.GetStream(), cutEvery));
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            // The wire's ends see it too.
        }
    }

    private async Task Back(NetworkStream from, NetworkStream to, long cutEvery)
    {
        var buffer = new byte[16384];
        for (var left = cutEvery; left > 0;)
        {
            var read = await from.ReadAsync(buffer, stop.Token);
            if (read == 0)
                return;
            await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
            left -= read;
        }

        Interlocked.Increment(ref cuts);
    }
}
