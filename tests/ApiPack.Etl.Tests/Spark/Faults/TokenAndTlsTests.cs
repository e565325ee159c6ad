using System.Net.Security;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.Tests.Spark.Connect;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>Who is spoken to, and who is not; the token is never told.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class TokenAndTlsTests(SparkServerFixture spark)
{
    [SkippableFact]
    public async Task A_wrong_token_ends_the_build_and_is_not_told()
    {
        using var folder = new TemporaryFolder();
        var port = (await spark.Server(SparkServerFixture.Local)).Address.Port;

        var result = await Cli.Run(FaultyBuild.OnSpark(folder["lake"], "--spark", $"sc://127.0.0.1:{port}/;token=open-sesame", "--worker", FaultyBuild.Worker));

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain($"apipack: sc://127.0.0.1:{port} refuses this token");
        (result.Out + result.Error).ShouldNotContain("open-sesame");
    }

    [SkippableFact]
    public async Task A_certificate_that_is_not_trusted_is_refused_and_one_that_SSL_CERT_FILE_names_is_accepted()
    {
        using var folder = new TemporaryFolder();
        var server = await spark.Server(SparkServerFixture.Local);
        await using var proxy = new TlsProxy(server.Address.Port, SslApplicationProtocol.Http2);
        var address = $"sc://localhost:{proxy.Port}/;token={server.Address.Token};use_ssl=true";
        File.WriteAllText(folder["trusted.pem"], proxy.CertificatePem);
        string[] arguments = FaultyBuild.OnSpark(folder["lake"], "--spark", address, "--worker", FaultyBuild.Worker, "--only", "ingest", "--json");

        using var wary = CliProcess.Start(arguments);
        var refused = await wary.Finish();
        using var trusting = CliProcess.Start(arguments, new Dictionary<string, string> { ["SSL_CERT_FILE"] = folder["trusted.pem"] });
        var accepted = await trusting.Finish();

        refused.Exit.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain($"apipack: sc://localhost:{proxy.Port}/;use_ssl=true cannot be spoken to over TLS (");
        refused.Error.ShouldContain("UntrustedRoot");
        refused.Error.ShouldContain("SSL_CERT_FILE");
        accepted.Json.GetProperty("engine").GetString().ShouldBe("spark");
        (refused.Out + refused.Error + accepted.Out + accepted.Error).ShouldNotContain(server.Address.Token!);
        Directory.GetFiles(folder["lake"], "*", SearchOption.AllDirectories).ShouldAllBe(path => !File.ReadAllText(path).Contains(server.Address.Token!));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_TLS_or_no_HTTP_2_is_spoken_the_error_says_so(bool tls)
    {
        var server = await spark.Server(SparkServerFixture.Local);
        await using var proxy = new TlsProxy(server.Address.Port, SslApplicationProtocol.Http11);
        var address = new ConnectAddress { Host = "localhost", Port = tls ? proxy.Port : server.Address.Port, UseTls = true, Token = "secret" };

        var refused = await Should.ThrowAsync<InputException>(() => SparkSession.Open(address, new RetryPolicy(), CancellationToken.None));

        refused.Message.ShouldStartWith($"{address} cannot be spoken to over TLS (");
        refused.ToString().ShouldNotContain("secret");
    }
}
