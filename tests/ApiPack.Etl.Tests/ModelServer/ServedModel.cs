using System.Text;
using System.Text.Json;
using ApiPack.Etl.ModelServer;
using ApiPack.Etl.ModelServer.Faults;

namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>A server of one shape and a plain client of it.</summary>
internal sealed class ServedModel : IAsyncDisposable
{
    private readonly ModelServerHost host;
    private readonly HttpClient client;

    public ServedModel(string shape, params string[] faults)
        : this(new ModelServerOptions { Shape = shape, Faults = [.. faults.SelectMany(FaultRate.Parse)] })
    {
    }

    public ServedModel(ModelServerOptions options, TimeProvider? time = null)
    {
        host = ModelServerHost.Start(options, time ?? TimeProvider.System);
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public HttpClient Client => client;

    public async Task<HttpResponseMessage> Send(string path, object body, CancellationToken cancellation = default)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
    }

    public async Task<JsonElement> Post(string path, object body)
    {
        using var response = await Send(path, body);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, text);
        return JsonElement.Parse(text);
    }

    public async Task<int> Status(string path, object body)
    {
        using var response = await Send(path, body);
        return (int)response.StatusCode;
    }

    public async Task<JsonElement> Get(string path) => JsonElement.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    public async Task<int> Count(string fault) => (await Get("/counts")).GetProperty("faults").TryGetProperty(fault, out var count) ? count.GetInt32() : 0;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}
