using System.Diagnostics;
using System.Text.Json;

namespace ApiPack.Etl.Tests.EndToEnd;

public class ServeModelTests
{
    /// <summary>A real process: it says where it is, answers, and ends well when it is told to.</summary>
    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task A_server_says_where_it_is_and_ends_with_0_when_it_is_stopped(string signal)
    {
        using var server = CliProcess.Start("serve-model", "--shape", "sglang", "--fault", "429=0.1");
        var ready = JsonElement.Parse((await server.StandardOutput.ReadLineAsync())!);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(ready.GetProperty("address").GetString()!) };

        ready.GetProperty("shape").GetString().ShouldBe("sglang");
        ready.GetProperty("uri").GetString().ShouldBe($"sglang+{client.BaseAddress}{ready.GetProperty("model").GetString()}");
        (await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();

        using (var stop = Process.Start("kill", [signal, $"{server.Id}"]))
            await stop.WaitForExitAsync();
        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        server.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("--fault", "nothing")]
    [InlineData("--shape", "nothing")]
    [InlineData("--slots", "0")]
    [InlineData("--latency", "-1")]
    [InlineData("--port", "70000")]
    public async Task Wrong_usage_ends_with_2(string option, string value) => (await Cli.Run(["serve-model", option, value])).Exit.ShouldBe(2);
}
