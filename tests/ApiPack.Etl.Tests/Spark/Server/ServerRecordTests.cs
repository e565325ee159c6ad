using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Server;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Server;

public sealed class ServerRecordTests
{
    [Fact]
    public async Task A_running_process_is_remembered_until_it_ends()
    {
        using var folder = new TemporaryFolder();
        var process = Sleep(folder, "exec sleep 600");
        var record = new ServerRecord(process, "sc://127.0.0.1:1/;token=t", "local[1]", folder["log"]);
        record.Write(folder.Path);

        ServerRecord.Read(folder.Path).ShouldBe(record);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder["server.json"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await process.Stop(TimeSpan.FromSeconds(30))).ShouldBeTrue();
        ServerRecord.Read(folder.Path).ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_does_not_listen_is_killed()
    {
        using var folder = new TemporaryFolder();
        var process = Sleep(folder, "trap '' TERM; echo deaf; while true; do sleep 1; done");
        while (!File.Exists(folder["log"]) || File.ReadAllText(folder["log"]).Length == 0)
            await Task.Delay(20);

        (await process.Stop(TimeSpan.FromMilliseconds(200))).ShouldBeFalse();

        process.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void Another_process_of_the_same_id_is_not_the_server()
    {
        using var folder = new TemporaryFolder();
        new ServerRecord(new SparkProcess(Environment.ProcessId, 1), "sc://127.0.0.1:1", "local[1]", "log").Write(folder.Path);

        ServerRecord.Read(folder.Path).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"pid":"x","began":1}""")]
    public void A_damaged_record_says_so(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["server.json"], text);

        Should.Throw<InputException>(() => ServerRecord.Read(folder.Path)).Message.ShouldContain("server.json is damaged");
    }

    private static SparkProcess Sleep(TemporaryFolder folder, string script) =>
        SparkProcess.Start(["/bin/sh", "-c", script], new Dictionary<string, string?>(), folder.Path, folder["log"]);
}
