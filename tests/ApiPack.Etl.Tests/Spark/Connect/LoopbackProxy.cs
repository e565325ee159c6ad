using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ApiPack.Etl.Tests.Spark.Connect;

/// <summary>A proxy before a port of this machine.</summary>
internal abstract class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    protected LoopbackProxy(int port)
    {
        listener.Start();
        accepting = Accept(port);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }

    /// <summary>Carries bytes both ways between a client and the server, until one of them or this proxy has enough.</summary>
    protected abstract Task Carry(Stream client, Stream server, CancellationToken cancellation);

    private async Task Accept(int port)
    {
        var wires = new List<Task>();
        try
        {
            while (true)
                wires.Add(Join(await listener.AcceptTcpClientAsync(stop.Token), port));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(wires);
        }
    }

    private async Task Join(TcpClient client, int port)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, port, stop.Token);
            await Carry(near.GetStream(), far.GetStream(), stop.Token);
        }
        catch (Exception broken) when (broken is IOException or SocketException or AuthenticationException or OperationCanceledException)
        {
            // The wire's ends see it too.
        }
    }
}
