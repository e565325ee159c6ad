namespace ApiPack.Etl.Sources.Archives;

/// <summary>An archive's index and the content behind it; safe to call from many threads.</summary>
internal interface IArchive : IDisposable
{
    /// <summary>The files in the archive in name order; folders are left out.</summary>
    IReadOnlyList<ArchiveMember> Members { get; }

    /// <summary>Hands a member's uncompressed content to a reader, as a stream whose length is not to be trusted.</summary>
    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    T Read<T>(ArchiveMember member, Func<Stream, T> reader);
}

/// <summary>Looking up members.</summary>
internal static class ArchiveMembers
{
    /// <summary>The member of a name, or null; members are in ordinal name order.</summary>
    public static ArchiveMember? Find(this IArchive archive, string name)
    {
        var (from, to) = (0, archive.Members.Count - 1);
        while (from <= to)
        {
            var middle = from + ((to - from) / 2);
            var order = string.CompareOrdinal(archive.Members[middle].Name, name);
            if (order == 0)
                return archive.Members[middle];
            (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
        }
        return null;
    }
}
