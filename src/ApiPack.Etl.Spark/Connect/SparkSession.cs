using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Protocol;
using Google.Protobuf;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>A session on a Spark Connect server: its settings, temporary views and uploaded files live as long as it does.</summary>
internal sealed class SparkSession : IAsyncDisposable
{
    internal const string ClientType = "apipack";
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(10);

    private readonly GrpcClient client;

    private SparkSession(ConnectAddress address, RetryPolicy retries)
    {
        Address = address;
        Retries = retries;
        client = new GrpcClient(address);
    }

    /// <summary>The server.</summary>
    public ConnectAddress Address { get; }

    /// <summary>The session's id, a UUID of the client's own.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The server's name for the session: a restarted server has another, and refuses what was meant for this one.</summary>
    public string ServerSideId { get; private set; } = "";

    /// <summary>Spark's version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The session's user.</summary>
    public UserContext User => new() { UserId = Address.UserId, UserName = Address.UserId };

    /// <summary>How broken calls are made again.</summary>
    public RetryPolicy Retries { get; }

    /// <summary>Opens a session.</summary>
    /// <exception cref="InputException">No Spark Connect server answers there, or it refuses the token.</exception>
    public static async Task<SparkSession> Open(ConnectAddress address, RetryPolicy retries, CancellationToken cancellation)
    {
        var session = new SparkSession(address, retries);
        try
        {
            var request = new AnalyzePlanRequest { SessionId = session.Id, UserContext = session.User, ClientType = ClientType, SparkVersion = new() };
            var answer = await (retries with { Tries = Math.Min(retries.Tries, 5) })
                .Run(() => session.client.Call("AnalyzePlan", request, AnalyzePlanResponse.Parser, cancellation), cancellation);
            session.Version = answer.SparkVersion.Version;
            session.ServerSideId = answer.ServerSideSessionId;
            return session;
        }
        catch (GrpcException refused)
        {
            session.client.Dispose();
            throw new InputException(Refusal(address, refused), refused);
        }
    }

    /// <summary>Makes a unary call, again and again while the server cannot be reached.</summary>
    /// <exception cref="GrpcException">The server refused, or the tries are used up.</exception>
    public Task<T> Call<T>(string method, IMessage request, MessageParser<T> parser, CancellationToken cancellation)
        where T : class, IMessage<T> => Retries.Run(() => client.Call(method, request, parser, cancellation), cancellation);

    /// <summary>Sends many messages and reads the one answer; the messages are made anew for every try.</summary>
    public Task<T> Send<T>(string method, Func<IEnumerable<IMessage>> requests, MessageParser<T> parser, CancellationToken cancellation)
        where T : class, IMessage<T> => Retries.Run(() => client.Call(method, requests(), parser, cancellation), cancellation);

    /// <summary>Opens a stream of answers, once.</summary>
    public IAsyncEnumerable<T> Stream<T>(string method, IMessage request, MessageParser<T> parser, CancellationToken cancellation)
        where T : class, IMessage<T> => client.Stream(method, [request], parser, cancellation);

    /// <summary>Sets the session's settings.</summary>
    /// <exception cref="SparkException">Spark refused one.</exception>
    public async Task Configure(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var set = new ConfigRequest.Types.Set();
        set.Pairs.AddRange(settings.Select(setting => new KeyValue { Key = setting.Key, Value = setting.Value }));
        await Config(new ConfigRequest.Types.Operation { Set = set }, cancellation);
    }

    /// <summary>A setting's value.</summary>
    public async Task<string> Setting(string key, CancellationToken cancellation)
    {
        var get = new ConfigRequest.Types.Get();
        get.Keys.Add(key);
        return (await Config(new ConfigRequest.Types.Operation { Get = get }, cancellation)).Pairs.Single().Value;
    }

    /// <summary>Stops one of the session's operations.</summary>
    public Task Interrupt(string operationId, CancellationToken cancellation) => Call(
        "Interrupt",
        new InterruptRequest
        {
            SessionId = Id,
            UserContext = User,
            ClientType = ClientType,
            InterruptType = InterruptRequest.Types.InterruptType.OperationId,
            OperationId = operationId,
            ClientObservedServerSideSessionId = ServerSideId,
        },
        InterruptResponse.Parser,
        cancellation);

    /// <summary>Releases the session on the server: running operations end, views and files are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(LongestFarewell);
        try
        {
            await client.Call("ReleaseSession", new ReleaseSessionRequest { SessionId = Id, UserContext = User, ClientType = ClientType }, ReleaseSessionResponse.Parser, patience.Token);
        }
        catch (Exception gone) when (gone is GrpcException or OperationCanceledException)
        {
            // A server that is gone has no session left; one that hangs drops it after its own idle time.
        }

        client.Dispose();
    }

    private async Task<ConfigResponse> Config(ConfigRequest.Types.Operation operation, CancellationToken cancellation)
    {
        var request = new ConfigRequest { SessionId = Id, UserContext = User, ClientType = ClientType, Operation = operation, ClientObservedServerSideSessionId = ServerSideId };
        try
        {
            return await Call("Config", request, ConfigResponse.Parser, cancellation);
        }
        catch (GrpcException failure)
        {
            throw await ErrorDetails.Describe(this, failure, null);
        }
    }

    private static string Refusal(ConnectAddress address, GrpcException refused) => refused.Code switch
    {
        GrpcCode.Unavailable => $"no Spark Connect server answers at {address} ({refused.Message}); start one with: apipack spark start",
        GrpcCode.Unauthenticated or GrpcCode.PermissionDenied => $"{address} refuses this token ({refused.Message}); give the right one as …/;token=…",
        GrpcCode.FailedPrecondition when address.UseTls => $"{address} cannot be spoken to over TLS ({refused.Message}); a certificate that this machine does not trust is trusted where the variable SSL_CERT_FILE names its PEM file",
        _ => $"{address} does not answer as a Spark Connect server: {refused.Message}",
    };
}
