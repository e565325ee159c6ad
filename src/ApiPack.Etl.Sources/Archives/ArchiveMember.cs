namespace ApiPack.Etl.Sources.Archives;

/// <summary>One entry of an archive's index.</summary>
internal sealed record ArchiveMember
{
    /// <summary>Name as listed.</summary>
    public required string Name { get; init; }

    /// <summary>Uncompressed size as the index declares it.</summary>
    public required long Bytes { get; init; }

    /// <summary>Where its content is: a byte offset (tar) or an entry number (zip).</summary>
    public required long Position { get; init; }

    /// <summary>Why it is not read, or null.</summary>
    public Problem? Problem { get; init; }
}
