using System.Diagnostics;
using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Sources.Worker;
using ApiPack.Etl.Tests.Core.Rows;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Worker;

/// <summary>The worker as a process of its own, as executors run it.</summary>
public sealed class StepProcessTests
{
    private const string Row = """{"endpoint_id":"e","api_id":"a","api_name":"Library","endpoint_name":"listBooks","functionality":"List the books","description":"","method":"GET","path":"/books","idx":1,"candidate":"Show me all books of the library"}""";

    [Fact]
    public async Task Rows_become_outcomes_and_a_trailer_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var worker = Start("labels", "--marks", folder.Path);

        var (exit, output, error) = await Finish(worker, $"{Row}\n{Row}");

        error.ShouldBe("");
        exit.ShouldBe(0);
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
        output.ShouldNotContain('\r');
        output.ShouldNotContain('\ufeff');
        output.Split('\n')[^2].ShouldBe("""{"outcome":"trailer","trailer":{"rows_read":2,"units":2,"rows_written":2,"rows_rejected":0}}""");
    }

    [Theory]
    [InlineData("\\N", 2)]
    [InlineData("""{"endpoint_id":"e"}""", 2)]
    public async Task A_poisoned_line_ends_the_worker_with_its_number_and_no_trailer(string line, int exit)
    {
        using var worker = Start("labels");

        var (code, output, error) = await Finish(worker, $"{Row}\n{line}\n{Row}\n");

        code.ShouldBe(exit);
        output.ShouldNotContain("trailer");
        error.ShouldStartWith("apipack: step labels: standard input, line 2: ");
    }

    [Fact]
    public async Task What_the_worker_says_fits_into_what_Spark_shows()
    {
        using var worker = Start("labels");

        var (_, _, error) = await Finish(worker, $$"""{"{{new string('日', 5000)}}":1}""");

        error.ShouldStartWith("apipack: step labels: standard input, line 1: property 日");
        Encoding.UTF8.GetByteCount(error).ShouldBeLessThan(2048);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_worker_while_it_writes()
    {
        using var worker = Start("labels");
        await worker.StandardInput.WriteLineAsync(Row);
        worker.StandardOutput.Close();

        await Should.ThrowAsync<IOException>(() => Feed(worker));

        (await Exit(worker)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_worker_while_it_waits()
    {
        using var worker = Start("labels");
        worker.StandardOutput.Close();

        (await Exit(worker)).ShouldBe(1);

        (await worker.StandardError.ReadToEndAsync()).ShouldBe("apipack: step labels: nobody reads standard output any more\n");
    }

    [Fact]
    public async Task A_step_that_hangs_ends_the_worker_with_the_rows_key()
    {
        var operations = string.Join(',', Enumerable.Range(0, 60_000).Select(i => $$$"""
            "/things/{{{i}}}":{"get":{"summary":"Get thing {{{i}}} of the collection","responses":{} } }
            """));
        var document = Encoding.UTF8.GetBytes($$$"""{"openapi":"3.0.0","info":{"title":"Big","version":"1"},"paths":{ {{{operations}}} }}""");
        var file = new FileRow
        {
            FileId = Ids.File(document),
            Source = "test",
            Path = "big.json",
            Bytes = document.Length,
            Format = "json",
            SpecVersion = "3.0.0",
            ApiId = "test/big",
            Title = "Big",
            Provider = "big",
            Service = "",
            Version = "1",
            License = null,
            Operations = 60_000,
        };
        using var worker = Start("endpoints", "--row-seconds", "0.02");

        var (exit, output, error) = await Finish(worker, Encoding.UTF8.GetString(JsonRows.Write(Document<FileRow>.SchemaOf(FileRow.Schema), [new Document<FileRow>(file, document)])));

        exit.ShouldBe(1);
        output.ShouldNotContain("trailer");
        error.ShouldBe("apipack: step endpoints: row 1 (test:big.json) took longer than 0.02 s\n");
    }

    [Fact]
    public async Task A_worker_that_is_killed_leaves_no_trailer_but_a_mark_of_its_row()
    {
        using var folder = new TemporaryFolder();
        using var worker = Start("labels", "--marks", folder.Path);
        var fed = Feed(worker);
        await worker.StandardOutput.ReadLineAsync();
        worker.Kill();

        (await worker.StandardOutput.ReadToEndAsync()).ShouldNotContain("trailer");
        (await Exit(worker)).ShouldNotBe(0);
        await Should.ThrowAsync<IOException>(() => fed);
        RowMark.Left(folder.Path).ShouldHaveSingleItem().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_end_does_though_nobody_reads_on()
    {
        using var worker = Start("labels");
        var fed = Feed(worker);
        await worker.StandardOutput.ReadLineAsync();
        using (var term = Process.Start("kill", ["-TERM", $"{worker.Id}"]))
            await term.WaitForExitAsync();

        (await Exit(worker)).ShouldBe(130);
        await Should.ThrowAsync<IOException>(() => fed);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("labels", "--row-seconds", "0")]
    [InlineData("ingest", "--source", "test=/no/such/folder")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        using var worker = Start(arguments);

        (await Finish(worker, "")).Exit.ShouldBe(2);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "apipack.dll"), "step", .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task Feed(Process worker)
    {
        while (true)
            await worker.StandardInput.WriteLineAsync(Row);
    }

    private static async Task<(int Exit, string Output, string Error)> Finish(Process worker, string input)
    {
        var output = worker.StandardOutput.ReadToEndAsync();
        var error = worker.StandardError.ReadToEndAsync();
        try
        {
            await worker.StandardInput.WriteAsync(input);
            worker.StandardInput.Close();
        }
        catch (IOException)
        {
            // A worker that refuses a line does not read the rest.
        }

        return (await Exit(worker), await output, await error);
    }

    private static async Task<int> Exit(Process worker)
    {
        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return worker.ExitCode;
    }
}
