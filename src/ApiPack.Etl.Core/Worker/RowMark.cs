using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace ApiPack.Etl.Core.Worker;

/// <summary>Keeps the key of the row that a worker is at in a file, so that it is known when the worker has died without a word.</summary>
public sealed class RowMark : IRowWatch, IDisposable
{
    private const int Bytes = 512;
    private const byte Filling = (byte)' ';

    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly byte[] text = new byte[Bytes];

    /// <summary>Makes the file, held while this process lives.</summary>
    /// <param name="folder">Folder of the marks of a stage's workers; made when it is not there.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public RowMark(string folder)
    {
        Directory.CreateDirectory(folder);
        path = Path.Combine(folder, $"{Guid.NewGuid():N}");
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <inheritdoc/>
    public void Begin(long number, Func<string> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Utf8.FromUtf16(key(), text, out _, out var written);
        text.AsSpan(written).Fill(Filling);
        RandomAccess.Write(file, text, 0);
    }

    /// <summary>Nothing: a worker that dies before its next row may have died of the last one.</summary>
    public void End()
    {
    }

    /// <summary>Removes the file: the worker ends as it should, or was told to.</summary>
    public void Clear() => File.Delete(path);

    /// <summary>Lets go of the file, which stays unless it was cleared.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>The rows at which workers died, in order.</summary>
    /// <param name="folder">Folder of the marks.</param>
    public static IReadOnlyList<string> Left(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(Read).OfType<string>().Where(key => key.Length > 0).Distinct().Order(StringComparer.Ordinal)]
        : [];

    // Null while the file's worker lives, or when it has just cleared it.
    private static string? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            var text = new byte[Bytes];
            return Encoding.UTF8.GetString(text, 0, file.ReadAtLeast(text, Bytes, throwOnEndOfStream: false)).TrimEnd((char)Filling);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
