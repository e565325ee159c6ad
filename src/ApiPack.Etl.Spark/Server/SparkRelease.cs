using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Spark.Server;

/// <summary>The official Apache Spark release, fetched once into a folder and verified by the SHA-512 that is published beside it.</summary>
public sealed record SparkRelease
{
    /// <summary>Where Apache keeps all releases; a mirror has the same folders.</summary>
    public const string DefaultMirror = "https://archive.apache.org/dist/spark";

    /// <summary>Address of the folder that holds a folder for each release.</summary>
    public string Mirror { get; init; } = DefaultMirror;

    /// <summary>Version of the release.</summary>
    public string Version { get; init; } = "4.1.4";

    /// <summary>Name of the release and of the folder in its archive.</summary>
    public string Name => $"spark-{Version}-bin-hadoop3";

    /// <summary>The installation below a folder, fetched unless it is there. It appears whole or not at all.</summary>
    /// <param name="folder">Folder that keeps releases.</param>
    /// <param name="http">Speaks to the mirror.</param>
    /// <param name="progress">Told the bytes so far and, where known, the total.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    /// <exception cref="InputException">The mirror does not give the release, or gives another file than was published.</exception>
    public async Task<SparkInstallation> Fetch(string folder, HttpClient http, Action<long, long?> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        var home = Path.Combine(folder, Name);
        if (SparkInstallation.At(home) is { } earlier)
            return earlier;
        Directory.CreateDirectory(folder);
        var work = Directory.CreateDirectory(Path.Combine(folder, $".{Name}.{Guid.NewGuid():N}"));
        var address = $"{Mirror.TrimEnd('/')}/spark-{Version}/{Name}.tgz";
        try
        {
            var expected = Sha512File.Parse(await Text(http, $"{address}.sha512", cancellation))
                ?? throw new InputException($"{address}.sha512 holds no SHA-512; choose another mirror, or unpack {Name}.tgz yourself and set SPARK_HOME");
            var archive = Path.Combine(work.FullName, "release.tgz");
            var found = await Download(http, address, archive, progress, cancellation);
            if (!found.AsSpan().SequenceEqual(expected))
                throw new InputException($"{address} has SHA-512 {Convert.ToHexStringLower(found)[..16]}…, but its .sha512 says {Convert.ToHexStringLower(expected)[..16]}…; try again or choose another mirror");
            await Unpack(archive, work.FullName, cancellation);
            if (SparkInstallation.At(Path.Combine(work.FullName, Name)) is null)
                throw new InputException($"{address} holds no {Name} with Spark Connect; choose another mirror");
            Publish(Path.Combine(work.FullName, Name), home);
            return SparkInstallation.At(home)!;
        }
        catch (HttpRequestException failure)
        {
            throw new InputException($"{address}: {failure.Message}; choose another mirror, or unpack {Name}.tgz yourself and set SPARK_HOME", failure);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> Text(HttpClient http, string address, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(address), cancellation);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
    }

    private static async Task<byte[]> Download(HttpClient http, string address, string path, Action<long, long?> progress, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, cancellation);
        var content = response.EnsureSuccessStatusCode().Content;
        await using var from = await content.ReadAsStreamAsync(cancellation);
        await using var to = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        var buffer = new byte[1 << 16];
        for (var total = 0L; await from.ReadAsync(buffer, cancellation) is var read and > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            progress(total += read, content.Headers.ContentLength);
        }

        return hash.GetHashAndReset();
    }

    // The base library's reader refuses members and links that lead out of the folder.
    private static async Task Unpack(string archive, string folder, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archive);
        await using var tar = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: false, cancellation);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            throw new InputException($"{Path.GetFileName(archive)} cannot be unpacked in {folder}: {damaged.Message}", damaged);
        }
    }

    private static void Publish(string unpacked, string home)
    {
        try
        {
            Directory.Move(unpacked, home);
        }
        catch (IOException) when (SparkInstallation.At(home) is not null)
        {
            // Another process was first; its copy is verified too.
        }
    }
}
