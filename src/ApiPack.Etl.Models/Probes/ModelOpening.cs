using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Client;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Models.Probes;

/// <summary>Opens models: connects to their replicas and probes each.</summary>
internal static class ModelOpening
{
    /// <summary>What one probe may take: enough for a server that is just starting, not so long that a wrong address goes unnoticed.</summary>
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(1);

    public static async Task<HttpModel> Open(ModelUri uri, ModelUses uses, ModelHost host, ClientOptions options, CancellationToken cancellationToken)
    {
        var server = ServerKinds.Find(uri.Kind) ?? throw new InputException($"'{uri.Kind}' is no kind of model server");
        var key = ApiKey.Of(uri.KeyVariable, host.Environment);
        var http = new HttpMessageInvoker(host.Handler ?? Handler(uri), disposeHandler: host.Handler is null);
        Replica[] replicas = [.. uri.Addresses.Select(address => new Replica(new(http, address, key, host.Time), options, host.Time))];
        var client = new ModelClient(replicas, options, host.Time, host.Random);
        var probing = options with { Total = options.Total < LongestProbe ? options.Total : LongestProbe };
        try
        {
            var probed = await Task.WhenAll(replicas.Select(replica =>
                new ServerProbe(server, uri, new([replica], probing, host.Time, host.Random), replica.Exchange.Address).Run(uses, cancellationToken))).ConfigureAwait(false);
            for (var i = 1; i < probed.Length; i++)
            {
                if (probed[i] != probed[0])
                    throw new InputException($"the replicas {uri.Addresses[0].Authority} ({probed[0].Identity}) and {uri.Addresses[i].Authority} ({probed[i].Identity}) are not the same model on the same kind of server: start them alike");
            }

            return new(http, client, server, probed[0], uri.Chat);
        }
        catch
        {
            client.Dispose();
            http.Dispose();
            throw;
        }
    }

    /// <summary>No redirect is followed, for it would take the key along; a server on this machine is not asked for through a proxy.</summary>
    private static SocketsHttpHandler Handler(ModelUri uri) => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        UseCookies = false,
        UseProxy = !uri.Addresses[0].IsLoopback,
    };
}
