using ApiPack.Etl.ModelServer;

namespace ApiPack.Etl.Tests.ModelServer;

public class SlotTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task No_more_requests_are_worked_on_at_once_than_there_are_slots(int slots)
    {
        await using var server = new ServedModel(new ModelServerOptions { Slots = slots, Latency = TimeSpan.FromMilliseconds(100) });

        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(request => server.Status("/v1/completions", new { prompt = $"{request}", max_tokens = 1 })));

        statuses.ShouldAllBe(static status => status == 200);
        var counts = await server.Get("/counts");
        counts.GetProperty("most_working").GetInt32().ShouldBe(slots);
        counts.GetProperty("working").GetInt32().ShouldBe(0);
        counts.GetProperty("paths").GetProperty("/v1/completions").GetInt32().ShouldBe(12);
    }

    [Fact]
    public async Task A_repeated_request_is_counted_as_one()
    {
        await using var server = new ServedModel("vllm");
        for (var time = 0; time < 3; time++)
            await server.Status("/v1/completions", new { prompt = "the same", max_tokens = 1 });

        var counts = await server.Get("/counts");

        counts.GetProperty("requests").GetInt32().ShouldBe(3);
        counts.GetProperty("distinct").GetInt32().ShouldBe(1);
        counts.GetProperty("answered_again").GetInt32().ShouldBe(2);
    }
}
