using System.Diagnostics;
using ApiPack.Etl.Benchmarks;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark;

/// <summary>The program as users put it on a cluster: one self-contained file, <c>artifacts/worker/apipack</c>.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class PublishedProgramTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task It_uploads_itself_to_the_executors_and_its_build_has_the_embedded_engines_fingerprint()
    {
        var program = Path.Combine(Checkout.Root, "artifacts", "worker", "apipack");
        Skip.If(!File.Exists(program) && Environment.GetEnvironmentVariable("CI") != "true", "the program is not published: dotnet publish jobs -c Release -r linux-x64 --self-contained -o artifacts/worker");
        using var folder = new TemporaryFolder();
        File.Copy(program, folder["apipack"]);
        var small = Path.Combine(Cli.Cases, "small");
        var server = await spark.Server(SparkServerFixture.LocalCluster);

        using var build = Process.Start(new ProcessStartInfo(folder["apipack"], ["build", "--lake", folder["cluster"], "--source", $"test={small}", "--engine", "spark", "--spark", server.SecretAddress, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var cluster = (await build.Finish()).Json;
        var embedded = (await Cli.Build(folder["embedded"], small)).Json;

        cluster.GetProperty("engine").GetString().ShouldBe("spark");
        cluster.GetProperty("fingerprint").GetString().ShouldBe(embedded.GetProperty("fingerprint").GetString());
    }
}
