using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Sources.Contents;

/// <summary>Reads listed files with the reason when one cannot be read.</summary>
public interface ISourceContents : IFileContents
{
    /// <summary>True where there is a source of this name to read from.</summary>
    bool Has(string source);

    /// <summary>A listed file's bytes, or why there are none. Dispose the result: its memory is used again.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="path">Path below the source's root; members as <c>archive!member</c>.</param>
    FileRead Open(string source, string path);
}
