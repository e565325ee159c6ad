using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>Collects an archive's members under the limits that hold for every kind of archive.</summary>
internal sealed class ArchiveIndex(IngestLimits limits)
{
    private readonly List<ArchiveMember> members = [];

    /// <summary>Adds an entry; <paramref name="problem"/> says why its content is not read.</summary>
    /// <exception cref="ArchiveTooLargeException">The archive has too many members.</exception>
    public void Add(string name, long bytes, long position, Problem? problem)
    {
        if (members.Count == limits.ArchiveMembers)
            throw new ArchiveTooLargeException($"the archive has more than {limits.ArchiveMembers} members; unpack it and give the folder");
        var path = WithoutCurrentFolder(name);
        var distrust = ArchiveNames.Distrust(path);
        members.Add(new ArchiveMember
        {
            Name = ArchiveNames.Listed(path),
            Bytes = bytes,
            Position = position,
            Problem = distrust is null ? problem ?? NestedArchive(path) : new Problem(Reasons.UnsafePath, distrust),
        });
    }

    /// <summary>The members in name order: names that occur twice are refused, and so is what exceeds the archive's bytes.</summary>
    public IReadOnlyList<ArchiveMember> InOrder()
    {
        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is var order && order != 0 ? order : a.Position.CompareTo(b.Position));
        var total = 0L;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            if (IsName(i - 1, member.Name) || IsName(i + 1, member.Name))
                members[i] = member with { Problem = member.Problem ?? new Problem(Reasons.UnsafePath, "the archive holds this name more than once") };
            else if (member.Problem is null && member.Bytes <= limits.FileBytes && (total += member.Bytes) > limits.ArchiveBytes)
                members[i] = member with { Problem = TooManyBytes() };
        }
        return members;
    }

    private Problem TooManyBytes() =>
        new(Reasons.TooLarge, $"the archive's members before this one already reach {limits.ArchiveBytes} bytes; unpack it and give the folder");

    private bool IsName(int index, string name) => index >= 0 && index < members.Count && members[index].Name == name;

    private static Problem? NestedArchive(string name) => ArchiveNames.IsArchive(name)
        ? new Problem(Reasons.NotOpenApi, "an archive within an archive is not opened; unpack it")
        : null;

    private static string WithoutCurrentFolder(string name)
    {
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        return name;
    }
}

/// <summary>An archive as a whole is beyond a limit.</summary>
internal sealed class ArchiveTooLargeException(string message) : IOException(message);
