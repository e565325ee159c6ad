using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace ApiPack.Etl.Tests.Execution.Recording;

/// <summary>
/// A server on the whole loopback network, plain and TLS: records what arrives under the address it was sent to and answers 200. An address of
/// its own for each call leaves method, path, query and headers of the call as they are.
/// </summary>
internal sealed class Recorder : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly LoopbackAuthority authority = new();
    private readonly TcpListener plain = new(IPAddress.Any, 0);
    private readonly TcpListener secure = new(IPAddress.Any, 0);
    private readonly ConcurrentDictionary<IPAddress, ConcurrentQueue<Arrival>> arrivals = [];
    private readonly ConcurrentDictionary<Task, bool> connections = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task[] loops;

    public Recorder()
    {
        plain.Start(backlog: 1024);
        secure.Start(backlog: 1024);
        loops = [Accept(plain, isSecure: false), Accept(secure, isSecure: true)];
    }

    /// <summary>The certificate that clients must trust.</summary>
    public string AuthorityPem => authority.Pem;

    /// <summary>The port of <c>http</c> or <c>https</c>.</summary>
    public int Port(bool isHttps) => ((IPEndPoint)(isHttps ? secure : plain).LocalEndpoint).Port;

    /// <summary>What has arrived at an address, in order.</summary>
    public IReadOnlyList<Arrival> At(IPAddress address) => arrivals.TryGetValue(address, out var found) ? [.. found] : [];

    /// <summary>Ends when every open connection has been dealt with.</summary>
    public Task Settled() => Task.WhenAll(connections.Keys);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        plain.Stop();
        secure.Stop();
        await Task.WhenAll(loops);
        await Settled();
        stop.Dispose();
        authority.Dispose();
    }

    private async Task Accept(TcpListener listener, bool isSecure)
    {
        try
        {
            while (true)
            {
                var connection = Serve(await listener.AcceptSocketAsync(stop.Token), isSecure);
                connections[connection] = true;
                _ = connection.ContinueWith(done => connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Serve(Socket socket, bool isSecure)
    {
        using var _ = socket;
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        if (!IPAddress.IsLoopback(address))
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        patience.CancelAfter(Patience);
        try
        {
            await using var network = new NetworkStream(socket);
            await using var stream = isSecure ? await Handshake(network, address, patience.Token) : network;
            var request = await new RequestReader(stream).Read(patience.Token);
            if (request is null)
                return;
            Add(address, new(request, null));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer(request.Method)), patience.Token);
            if (stream is SslStream tls)
                await tls.ShutdownAsync();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or FormatException or OverflowException or AuthenticationException or OperationCanceledException)
        {
            Add(address, new(null, fault.Message));
        }
    }

    private async Task<Stream> Handshake(Stream network, IPAddress address, CancellationToken cancellation)
    {
        var tls = new SslStream(network);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = authority.Of(address) }, cancellation);
        return tls;
    }

    private static string Answer(string method) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{(method == "HEAD" ? "" : "ok")}";

    private void Add(IPAddress address, Arrival arrival) => arrivals.GetOrAdd(address, static _ => []).Enqueue(arrival);
}

/// <summary>What a connection brought: a request, or why there is none.</summary>
internal sealed record Arrival(RecordedRequest? Request, string? Fault);
