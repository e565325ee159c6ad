using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Server;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Server;

public sealed class SparkReleaseTests : IDisposable
{
    private const string Path = "/spark-4.1.4/spark-4.1.4-bin-hadoop3.tgz";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, byte[]> files = [];
    private readonly List<string> asked = [];
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new();
    private readonly SparkRelease release;

    public SparkReleaseTests()
    {
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Serve();
        release = new SparkRelease { Mirror = $"http://127.0.0.1:{port}/" };
        Offer(Archive("bin/spark-submit", "jars/spark-connect_2.13-4.1.4.jar"));
    }

    [Fact]
    public async Task A_release_is_fetched_once_and_whole()
    {
        var progress = new List<(long, long?)>();

        var found = await Fetch(progress);
        var again = await Fetch();

        found.Home.ShouldBe(folder[release.Name]);
        again.ShouldBe(found);
        File.ReadAllText(System.IO.Path.Combine(found.Home, "bin", "spark-submit")).ShouldBe("bin/spark-submit");
        asked.ShouldBe([$"{Path}.sha512", Path]);
        progress[^1].ShouldBe((files[Path].Length, files[Path].Length));
        Left().ShouldBe([release.Name]);
    }

    [Fact]
    public async Task GnuPGs_form_of_the_digest_is_read_too()
    {
        var digest = Convert.ToHexString(SHA512.HashData(files[Path]));
        files[$"{Path}.sha512"] = System.Text.Encoding.ASCII.GetBytes($"spark-4.1.4-bin-hadoop3.tgz:\n{string.Join("\n ", digest.Chunk(8).Select(chunk => new string(chunk)))}\n");

        (await Fetch()).Home.ShouldBe(folder[release.Name]);
    }

    [Theory]
    [InlineData("00", "holds no SHA-512")]
    [InlineData("<html>not found</html>", "holds no SHA-512")]
    [InlineData("", "holds no SHA-512")]
    public async Task A_digest_that_is_none_stops_before_the_archive(string digest, string message)
    {
        files[$"{Path}.sha512"] = System.Text.Encoding.ASCII.GetBytes(digest);

        (await Should.ThrowAsync<InputException>(() => Fetch())).Message.ShouldContain(message);

        asked.ShouldBe([$"{Path}.sha512"]);
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_or_cut_archive_is_never_used()
    {
        files[Path] = files[Path][..^1];

        (await Should.ThrowAsync<InputException>(() => Fetch())).Message.ShouldContain("but its .sha512 says");

        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_release_says_where_it_was_looked_for()
    {
        files.Clear();

        (await Should.ThrowAsync<InputException>(() => Fetch())).Message.ShouldContain($"{Path}: ");

        Left().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/outside")]
    public async Task Members_that_lead_out_of_the_archive_are_refused(string member)
    {
        Offer(Archive("bin/spark-submit", "jars/spark-connect_2.13-4.1.4.jar", member));

        (await Should.ThrowAsync<InputException>(() => Fetch())).Message.ShouldContain("cannot be unpacked");

        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_of_something_else_is_refused()
    {
        Offer(Archive("bin/other"));

        (await Should.ThrowAsync<InputException>(() => Fetch())).Message.ShouldContain("holds no spark-4.1.4-bin-hadoop3 with Spark Connect");

        Left().ShouldBeEmpty();
    }

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
        folder.Dispose();
    }

    private Task<SparkInstallation> Fetch(List<(long, long?)>? progress = null) =>
        release.Fetch(folder.Path, http, (bytes, total) => progress?.Add((bytes, total)), CancellationToken.None);

    private string[] Left() => [.. Directory.GetFileSystemEntries(folder.Path).Select(System.IO.Path.GetFileName).Order()!];

    private void Offer(byte[] archive)
    {
        files[Path] = archive;
        files[$"{Path}.sha512"] = System.Text.Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA512.HashData(archive))}  spark-4.1.4-bin-hadoop3.tgz\n");
    }

    private static byte[] Archive(params string[] members)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var member in members)
            {
                var name = member.StartsWith('/') || member.StartsWith('.') ? member : $"{new SparkRelease().Name}/{member}";
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(member)) });
            }
        }

        return bytes.ToArray();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                asked.Add(context.Request.Url!.AbsolutePath);
                var found = files.TryGetValue(context.Request.Url!.AbsolutePath, out var content);
                context.Response.StatusCode = found ? 200 : 404;
                context.Response.ContentLength64 = content?.Length ?? 0;
                await context.Response.OutputStream.WriteAsync(content ?? []);
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
