using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Benchmarks;

/// <summary>One file's bytes, read before.</summary>
internal sealed class OneFile(byte[] content) : IFileContents
{
    public byte[] Read(string source, string path) => content;
}
