using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.ModelServer.Faults;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Shapes;

namespace ApiPack.Etl.ModelServer.Serving;

/// <summary>Answers requests: reads them, lets a fault strike, waits for a slot, writes the reply.</summary>
/// <param name="options">How the server answers.</param>
/// <param name="shape">Its API.</param>
/// <param name="time">The clock that it waits by.</param>
/// <param name="restart">Makes the server go away, this request with it, and come back.</param>
internal sealed class RequestHandler(ModelServerOptions options, Shape shape, TimeProvider time, Action restart) : IDisposable
{
    private const int MostBytes = 64 << 20;

    private readonly SemaphoreSlim slots = new(options.Slots);
    private readonly FaultPlan plan = new(options.Faults, options.Seed);
    private readonly RequestCounts counts = new();
    private readonly DateTimeOffset started = time.GetUtcNow();

    /// <summary>Answers one request; whatever goes wrong on the connection ends with it.</summary>
    public async Task Handle(HttpListenerContext context, CancellationToken stop)
    {
        try
        {
            await Answer(context, stop).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The client or the server has gone away: there is nobody to tell. What the model itself fails on is answered with 500 before it comes here.
            BreakOff(context.Response);
        }
    }

    /// <summary>Breaks a connection off so that nobody takes it for an answer: the listener would end an answer that has not begun as an empty one.</summary>
    public static void BreakOff(HttpListenerResponse response)
    {
        try
        {
            response.ContentLength64 = 1;
        }
        catch (Exception begun) when (begun is InvalidOperationException)
        {
            // The answer has begun, and its length is told: it ends early.
        }

        response.Abort();
    }

    public void Dispose() => slots.Dispose();

    private async Task Answer(HttpListenerContext context, CancellationToken stop)
    {
        var path = context.Request.Url?.AbsolutePath ?? "/";
        var body = await Body(context.Request, stop).ConfigureAwait(false);
        var isStarting = plan.SlowStart && path != "/counts" && time.GetUtcNow() - started < options.SlowStart;
        if (isStarting)
            counts.Struck(Fault.SlowStart);
        if (path is "/counts" or "/health" or "/health_generate" || isStarting)
        {
            var reply = isStarting ? shape.Error(503, "the model is loading") : path == "/counts" ? counts.Reply() : new(200, default);
            await Send(context.Response, reply, stop).ConfigureAwait(false);
            return;
        }

        var route = shape.Find(context.Request.HttpMethod, path);
        if (body is null || route is null)
        {
            await Send(context.Response, body is null ? shape.Error(413, "the body is too large") : shape.Error(404, $"{context.Request.HttpMethod} {path} is not known"), stop).ConfigureAwait(false);
            return;
        }

        await Work(context.Response, route, body, stop).ConfigureAwait(false);
    }

    private async Task Work(HttpListenerResponse response, Route route, byte[] body, CancellationToken stop)
    {
        var request = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(route.Path + "\n"), .. body]));
        var attempt = counts.Asked(route.Path, request);
        var fault = plan.Choose(request, attempt);
        switch (fault)
        {
            case Fault.TooManyRequests or Fault.Unavailable:
                counts.Struck(fault.Value);
                response.AddHeader("Retry-After", $"{options.RetryAfterSeconds}");
                await Send(response, fault == Fault.Unavailable ? shape.Error(503, "the server is not available") : shape.Error(429, "too many requests"), stop).ConfigureAwait(false);
                return;
            case Fault.Hang:
                counts.Struck(fault.Value);
                await Task.Delay(Timeout.InfiniteTimeSpan, time, stop).ConfigureAwait(false);
                return;
            case Fault.Restart:
                counts.Struck(fault.Value);
                restart();
                return;
        }

        var inference = new Inference(fault);
        var (reply, ok) = await Reply(route, body, inference, stop).ConfigureAwait(false);
        if (fault == Fault.Reset)
        {
            counts.Struck(fault.Value);
            await SendHalf(response, reply, stop).ConfigureAwait(false);
            return;
        }

        if (inference.Struck)
            counts.Struck(fault!.Value);
        else if (ok)
            counts.Answered(request);
        await Send(response, reply, stop).ConfigureAwait(false);
    }

    private async Task<(ServerReply Reply, bool Ok)> Reply(Route route, byte[] body, Inference inference, CancellationToken stop)
    {
        if (!route.UsesModel)
            return Reply(route, body, inference);
        await slots.WaitAsync(stop).ConfigureAwait(false);
        counts.Begin();
        try
        {
            if (options.Latency > TimeSpan.Zero)
                await Task.Delay(options.Latency, time, stop).ConfigureAwait(false);
            return Reply(route, body, inference);
        }
        finally
        {
            counts.End();
            slots.Release();
        }
    }

    private (ServerReply Reply, bool Ok) Reply(Route route, byte[] body, Inference inference)
    {
        try
        {
            using var document = body.Length > 0 ? JsonDocument.Parse(body) : null;
            return (route.Answer(document?.RootElement ?? default, inference), true);
        }
        catch (RequestException refused)
        {
            return (shape.Error(refused.Status, refused.Message), false);
        }
        catch (JsonException wrong)
        {
            return (shape.Error(400, $"the body is no JSON: {wrong.Message}"), false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return (shape.Error(500, $"{failure.GetType().Name}: {failure.Message}"), false);
        }
    }

    /// <summary>The body, or null where it is too large.</summary>
    private static async Task<byte[]?> Body(HttpListenerRequest request, CancellationToken stop)
    {
        if (request.ContentLength64 > MostBytes)
            return null;
        using var buffer = new MemoryStream();
        var part = new byte[1 << 16];
        int read;
        while ((read = await request.InputStream.ReadAsync(part, stop).ConfigureAwait(false)) > 0)
        {
            buffer.Write(part, 0, read);
            if (buffer.Length > MostBytes)
                return null;
        }

        return buffer.ToArray();
    }

    private async Task Send(HttpListenerResponse response, ServerReply reply, CancellationToken stop)
    {
        Begin(response, reply);
        await response.OutputStream.WriteAsync(reply.Body, stop).ConfigureAwait(false);
        response.Close();
    }

    private async Task SendHalf(HttpListenerResponse response, ServerReply reply, CancellationToken stop)
    {
        Begin(response, reply);
        await response.OutputStream.WriteAsync(reply.Body[..(reply.Body.Length / 2)], stop).ConfigureAwait(false);
        await response.OutputStream.FlushAsync(stop).ConfigureAwait(false);
        response.Abort();
    }

    private void Begin(HttpListenerResponse response, ServerReply reply)
    {
        response.StatusCode = reply.Status;
        response.ContentType = "application/json";
        response.ContentLength64 = reply.Body.Length;
        response.KeepAlive = plan.KeepsAlive;
    }
}
