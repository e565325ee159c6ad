using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Benchmarks;

/// <summary>One file's bytes, read before.</summary>
internal sealed class OneFile(byte[] content) : IFileContents
{
    public byte[] Read(string source, string path) => content;

    /// <summary>The file's row, as the stage before would give it.</summary>
    public static FileRow Row(string file, byte[] content) => new()
    {
        FileId = Ids.File(content),
        Source = "benchmark",
        Path = file,
        Bytes = content.Length,
        Format = "json",
        SpecVersion = "3.0.0",
        ApiId = "benchmark",
        Title = "Benchmark",
        Provider = "example.com",
        Service = "",
        Version = "1",
        License = null,
        Operations = 0,
    };
}
