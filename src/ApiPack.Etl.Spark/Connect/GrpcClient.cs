using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using Google.Protobuf;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>gRPC over <see cref="HttpClient"/>: HTTP/2 without negotiation, or over TLS.</summary>
internal sealed class GrpcClient : IDisposable
{
    private const string Service = "/spark.connect.SparkConnectService/";

    // Servers cut streams after two minutes and report progress every two seconds: longer silence is a dead connection.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(3);

    private readonly HttpClient http;

    public GrpcClient(ConnectAddress address)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false, UseCookies = false };
        http = new HttpClient(handler)
        {
            BaseAddress = address.Uri,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (address.Token is { } token)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in address.Headers)
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        http.DefaultRequestHeaders.TE.ParseAdd("trailers");
    }

    /// <summary>One request, one answer.</summary>
    /// <exception cref="GrpcException">The call failed or the connection broke.</exception>
    public Task<TResponse> Call<TResponse>(string method, IMessage request, MessageParser<TResponse> parser, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse> => Call(method, [request], parser, cancellation);

    /// <summary>Many requests, one answer.</summary>
    public async Task<TResponse> Call<TResponse>(string method, IEnumerable<IMessage> requests, MessageParser<TResponse> parser, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>
    {
        TResponse? answer = null;
        await foreach (var response in Stream(method, requests, parser, cancellation))
            answer = response;
        return answer ?? throw new GrpcException(GrpcCode.Internal, $"{method} gave no answer", null);
    }

    /// <summary>Requests, and a stream of answers.</summary>
    public async IAsyncEnumerable<TResponse> Stream<TResponse>(
        string method, IEnumerable<IMessage> requests, MessageParser<TResponse> parser, [EnumeratorCancellation] CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Service + method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new GrpcContent(requests),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var response = await Guarded(stop => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop), cancellation);
        GrpcStatus.CheckHeaders(response);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        while (await Guarded(stop => GrpcFrames.Read(body, parser, stop), cancellation) is { } message)
            yield return message;
        GrpcStatus.CheckTrailers(response);
    }

    public void Dispose() => http.Dispose();

    // What goes wrong below gRPC is a broken connection, which may be made again; but not one that TLS refuses.
    private static async Task<T> Guarded<T>(Func<CancellationToken, Task<T>> wait, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(LongestSilence);
        try
        {
            return await wait(stop.Token);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.VersionNegotiationError || refused.InnerException is AuthenticationException)
        {
            throw new GrpcException(GrpcCode.FailedPrecondition, Chain(refused), null, refused);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or HttpProtocolException)
        {
            throw new GrpcException(GrpcCode.Unavailable, Chain(broken), null, broken);
        }
        catch (OperationCanceledException silent) when (!cancellation.IsCancellationRequested)
        {
            throw new GrpcException(GrpcCode.Unavailable, $"nothing was heard for {LongestSilence.TotalSeconds:N0} seconds", null, silent);
        }
    }

    private static string Chain(Exception broken) => broken.InnerException is { } inner && inner.Message != broken.Message
        ? $"{broken.Message} {Chain(inner)}"
        : broken.Message;
}
