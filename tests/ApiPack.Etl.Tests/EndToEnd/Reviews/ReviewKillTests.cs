using System.Diagnostics;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.EndToEnd.Reviews;

public class ReviewKillTests
{
    /// <summary>A real process is killed at moments spread over its life; each time all of the file's reviews are there, or none.</summary>
    [Fact]
    public async Task An_import_killed_at_any_moment_is_made_whole_by_the_next()
    {
        using var lake = await ReviewLake.Built();
        var lines = await lake.Export();
        foreach (var line in lines)
            line["instruction"] = $"What about {line["endpoint_id"]}?";
        var file = lake["all.jsonl"];
        await File.WriteAllLinesAsync(file, lines.Select(line => line.ToJsonString()));
        var life = await Life(lake, file);

        for (var part = 5; part < 10; part++)
        {
            using var import = Start(lake.Path, file);
            await Task.Delay(life * part / 10);
            import.Kill(entireProcessTree: true);
            await import.WaitForExitAsync();
            new ReviewTable(new LocalLakeStore(lake.Path), TimeProvider.System).Read().Table.Rows.ShouldBeOneOf(0, lines.Length);
        }

        (await lake.Import(lines)).Exit.ShouldBe(0);
        await lake.Build();
        lake.Reviews().Select(review => (review.Sequence, review.EndpointId)).ShouldBe(lines.Select(line => (1L, line["endpoint_id"]!.GetValue<string>())), ignoreOrder: true);
    }

    // Of an import that ends with an error after all its reading: it leaves the lake as it is.
    private static async Task<TimeSpan> Life(ReviewLake lake, string file)
    {
        var wrong = lake["wrong.jsonl"];
        await File.WriteAllTextAsync(wrong, await File.ReadAllTextAsync(file) + "{\"version\": \"1.0.0\", \"endpoint_id\": \"none\", \"instruction\": \"x\"}\n");
        var started = Stopwatch.GetTimestamp();
        using var import = Start(lake.Path, wrong);
        await import.WaitForExitAsync();
        import.ExitCode.ShouldBe(2);
        return Stopwatch.GetElapsedTime(started) * 1.5;
    }

    private static Process Start(string lake, string file) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "apipack.dll"), "examples", "import", file, "--lake", lake, "--reviewer", "ann" },
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;
}
