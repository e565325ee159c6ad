using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ApiPack.Etl.Tests.Models.Loopback;

/// <summary>An HTTP server on a free port of this machine, over bare sockets so that it can break off where no well-behaved server would.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<LoopbackRequest, CancellationToken, Task<LoopbackReply>> handle;
    private readonly Task accepting;

    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> handle) : this((request, _) => Task.FromResult(handle(request)))
    {
    }

    public LoopbackServer(Func<LoopbackRequest, CancellationToken, Task<LoopbackReply>> handle)
    {
        this.handle = handle;
        listener.Start();
        accepting = Accept();
    }

    public string Authority => listener.LocalEndpoint.ToString()!;

    /// <summary>Requests in the order they came.</summary>
    public ConcurrentQueue<LoopbackRequest> Requests { get; } = [];

    /// <summary>Completed when a client has gone before it had its answer.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task Accept()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                _ = Serve(client);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        try
        {
            var first = new byte[1];
            while (await stream.ReadAsync(first, closing.Token) == 1)
            {
                var request = await LoopbackRequest.Read(stream, first[0], closing.Token);
                Requests.Enqueue(request);
                using var gone = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
                var reply = handle(request, gone.Token);
                if (!reply.IsCompleted && await Task.WhenAny(Gone(client, gone.Token), reply) != reply)
                {
                    Abandoned.TrySetResult();
                    await gone.CancelAsync();
                    return;
                }

                await gone.CancelAsync();
                if (!await (await reply).Write(client, stream))
                    return;
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Ends when the client has closed the connection.</summary>
    private static async Task Gone(TcpClient client, CancellationToken cancellationToken)
    {
        while (!(client.Client.Poll(0, SelectMode.SelectRead) && client.Available == 0))
            await Task.Delay(10, cancellationToken);
    }
}
