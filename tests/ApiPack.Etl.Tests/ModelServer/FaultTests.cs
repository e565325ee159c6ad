using System.Diagnostics;
using ApiPack.Etl.Core;
using ApiPack.Etl.ModelServer;
using ApiPack.Etl.ModelServer.Faults;

namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>Every fault is seen to act, and a request that is asked again succeeds at last.</summary>
public class FaultTests
{
    private static readonly object Scoring = new { prompt = "List the books", max_tokens = 1, temperature = 0, prompt_logprobs = 0, echo = true, logprobs = 1 };

    private static readonly object Generation = new { prompt = "List the books", max_tokens = 3, n = 3, seed = 1 };

    [Theory]
    [InlineData("429", 429)]
    [InlineData("503", 503)]
    public async Task A_busy_server_says_so_and_when_to_come_back(string fault, int status)
    {
        await using var server = new ServedModel("vllm", $"{fault}=always");

        using var response = await server.Send("/v1/completions", Scoring);

        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await server.Count(fault)).ShouldBe(1);
    }

    [Fact]
    public async Task A_hanging_request_never_ends_and_health_is_well()
    {
        await using var server = new ServedModel("vllm", "hang=always");
        using var patience = new CancellationTokenSource();
        var hanging = server.Send("/v1/completions", Scoring, patience.Token);
        while (await server.Count("hang") == 0)
            await Task.Delay(5);

        (await server.Client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
        hanging.IsCompleted.ShouldBeFalse();

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(hanging);
    }

    [Fact]
    public async Task A_reset_comes_in_the_middle_of_the_body()
    {
        await using var server = new ServedModel("vllm", "reset=always");

        await Should.ThrowAsync<HttpRequestException>(server.Post("/v1/completions", Scoring));

        (await server.Count("reset")).ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_loses_what_is_under_way_and_the_server_comes_back()
    {
        await using var server = new ServedModel("vllm", "restart=1");

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var lost = await Should.ThrowAsync<Exception>(server.Post("/v1/completions", Scoring));
            (lost is HttpRequestException or TaskCanceledException).ShouldBeTrue($"broken off, or never answered: {lost}");
            await Back(server);
        }

        (await server.Post("/v1/completions", Scoring)).GetProperty("choices").GetArrayLength().ShouldBe(1);
        (await server.Count("restart")).ShouldBe(2);
    }

    [Fact]
    public async Task A_slow_start_is_over_in_the_end()
    {
        var time = new SteppedTime();
        await using var server = new ServedModel(new ModelServerOptions { Faults = FaultRate.Parse("slow-start") }, time);

        (await server.Status("/v1/completions", Scoring)).ShouldBe(503);
        (await server.Client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(3));
        (await server.Status("/v1/completions", Scoring)).ShouldBe(200);
    }

    [Fact]
    public async Task A_fault_that_cannot_act_on_a_request_lets_it_pass()
    {
        await using var server = new ServedModel("vllm", "shuffled-rerank=always");

        (await server.Status("/v1/completions", Generation)).ShouldBe(200);
        (await server.Count("shuffled-rerank")).ShouldBe(0);
        (await server.Get("/counts")).GetProperty("answered").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task With_all_faults_the_third_attempt_succeeds_at_the_latest()
    {
        await using var plain = new ServedModel("vllm");
        await using var server = new ServedModel(new ModelServerOptions { Faults = [.. FaultRate.Parse("all=0.5").Where(static rate => rate.Fault is not (Fault.Hang or Fault.Restart or Fault.SlowStart))] });
        for (var request = 0; request < 40; request++)
        {
            var body = new { prompt = $"List book {request}", max_tokens = 1, temperature = 0, prompt_logprobs = 0 };
            string? answer = null;
            for (var attempt = 0; attempt < 3; attempt++)
                answer = await Text(server, body);
            answer.ShouldBe(await Text(plain, body));
        }

        (await server.Get("/counts")).GetProperty("requests").GetInt32().ShouldBe(120);
        (await server.Get("/counts")).GetProperty("distinct").GetInt32().ShouldBe(40);
    }

    [Fact]
    public async Task The_same_requests_are_struck_alike_every_time_and_otherwise_with_another_seed()
    {
        var first = await Statuses(1);

        (await Statuses(1)).ShouldBe(first);
        (await Statuses(2)).ShouldNotBe(first);
        first.ShouldContain(200);
        first.ShouldContain(429);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("429=0")]
    [InlineData("429=1.5")]
    [InlineData("429=often")]
    public void A_fault_that_is_none_is_refused_with_advice(string text) => Should.Throw<InputException>(() => FaultRate.Parse(text)).Message.ShouldContain($"--fault {text}");

    private static async Task<IReadOnlyList<int>> Statuses(int seed)
    {
        await using var server = new ServedModel(new ModelServerOptions { Faults = FaultRate.Parse("429=0.5"), Seed = seed });
        var statuses = new List<int>();
        for (var request = 0; request < 30; request++)
            statuses.Add(await server.Status("/v1/completions", new { prompt = $"{request}", max_tokens = 1 }));
        return statuses;
    }

    private static async Task<string?> Text(ServedModel server, object body)
    {
        try
        {
            using var response = await server.Send("/v1/completions", body);
            return await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task Back(ServedModel server)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await server.Client.GetAsync(new Uri("/health", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (since.Elapsed < TimeSpan.FromSeconds(60))
            {
                // Not back yet.
            }

            await Task.Delay(10);
        }
    }
}
