using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ApiPack.Etl.Core;
using ApiPack.Etl.ModelServer.Serving;
using ApiPack.Etl.ModelServer.Shapes;

namespace ApiPack.Etl.ModelServer;

/// <summary>The embedded model behind the API of a model server, on the loopback address.</summary>
public sealed class ModelServerHost : IAsyncDisposable
{
    private const int PortAttempts = 20;

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, HttpListenerContext> handling = new();
    private readonly ModelServerOptions options;
    private readonly TimeProvider time;
    private readonly RequestHandler handler;
    private readonly Task accepting;
    private HttpListener listener;

    private ModelServerHost(ModelServerOptions options, Shape shape, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        (listener, Address) = Listen(options.Port);
        handler = new(options, shape, time, Restart);
        accepting = Accept();
    }

    /// <summary>The names of all shapes.</summary>
    public static IReadOnlyList<string> Shapes { get; } = [.. Shape.All.Select(static shape => shape.Name)];

    /// <summary>Where it is, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server; it answers from now on.</summary>
    /// <exception cref="InputException">The shape is not known, a number is out of range, or the port is taken.</exception>
    public static ModelServerHost Start(ModelServerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var shape = Shape.All.FirstOrDefault(shape => shape.Name == options.Shape)
            ?? throw new InputException($"there is no shape '{options.Shape}'; use one of {string.Join(", ", Shapes)}");
        if (options.Slots < 1 || options.Latency < TimeSpan.Zero || options.RetryAfterSeconds < 0 || options.Port is < 0 or > IPEndPoint.MaxPort)
            throw new InputException("slots must be 1 or more, latency and retry-after 0 or more, the port 0 to 65535");
        return new(options, shape, time);
    }

    /// <summary>Stops it: open requests are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Abort();
        await accepting.ConfigureAwait(false);
        await Task.WhenAll(handling.Keys).ConfigureAwait(false);
        handler.Dispose();
        stopping.Dispose();
    }

    private static (HttpListener Listener, Uri Address) Listen(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{(port > 0 ? port : FreePort())}/");
            var listener = new HttpListener { Prefixes = { address.ToString() } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException taken) when (port > 0 || attempt == PortAttempts)
            {
                throw new InputException($"port {address.Port} of the loopback address cannot be listened on: {taken.Message}; name another with --port, or 0 for a free one", taken);
            }
            catch (HttpListenerException)
            {
                // Someone else was faster: another port.
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task Accept()
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Begin(await listener.GetContextAsync().ConfigureAwait(false));
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                await ComeBack().ConfigureAwait(false);
            }
        }
    }

    private void Begin(HttpListenerContext context)
    {
        var task = Task.Run(() => handler.Handle(context, stopping.Token));
        handling.TryAdd(task, context);
        task.ContinueWith(done => handling.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Breaks every connection off; the accepting loop comes back with a new listener.</summary>
    private void Restart()
    {
        foreach (var context in handling.Values)
            RequestHandler.BreakOff(context.Response);
        listener.Abort();
    }

    private async Task ComeBack()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Restart, time, stopping.Token).ConfigureAwait(false);
                (listener, _) = Listen(Address.Port);
                if (stopping.IsCancellationRequested)
                    listener.Abort();
                return;
            }
            catch (Exception notYet) when (notYet is InputException or OperationCanceledException)
            {
                // The port is not free yet, or the server is stopping: the loop's condition tells.
            }
        }
    }
}
