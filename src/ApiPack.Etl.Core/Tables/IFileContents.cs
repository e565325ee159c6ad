namespace ApiPack.Etl.Core.Tables;

/// <summary>Reads the bytes behind a listed file; the one way by which steps reach a source.</summary>
public interface IFileContents
{
    /// <summary>The file's bytes, whole.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="path">Path below the source's root; members as <c>archive!member</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    byte[] Read(string source, string path);
}
