using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>A table's log: numbered files of one JSON action a line, replayed from the first. Checkpoints, which others may write, are not needed and not read.</summary>
internal sealed partial class DeltaLog(ILakeStore store, string table)
{
    private readonly string folder = LakePath.Log(table);

    /// <summary>The newest version, or -1 when there is no log.</summary>
    /// <exception cref="InputException">The log begins at a checkpoint.</exception>
    /// <exception cref="InvalidDataException">A commit is missing between others.</exception>
    public long Latest()
    {
        var files = store.List(folder);
        var versions = files.Select(static file => CommitFile().Match(file.Path)).Where(static match => match.Success)
            .Select(static match => long.Parse(match.Groups[1].ValueSpan)).Order().ToList();

        if (files.Any(static file => CheckpointFile().IsMatch(file.Path)) && (versions.Count == 0 || versions[0] != 0))
            throw new InputException($"{folder} begins at a checkpoint: its first commits were cleaned away, and a log is read here from its JSON commits only; copy the table anew");

        for (var at = 0; at < versions.Count; at++)
        {
            if (versions[at] != at)
                throw new InvalidDataException($"{folder}: commit {at} is missing");
        }

        return versions.Count - 1;
    }

    /// <summary>The table at a version.</summary>
    /// <exception cref="InvalidDataException">The log is broken; names the file and line.</exception>
    /// <exception cref="IOException">A commit is absent.</exception>
    public DeltaSnapshot Replay(long version)
    {
        ProtocolAction? protocol = null;
        MetaDataAction? metaData = null;
        var live = new SortedDictionary<string, AddAction>(StringComparer.Ordinal);
        for (var commit = 0L; commit <= version; commit++)
        {
            foreach (var action in Read(commit))
            {
                protocol = action.Protocol ?? protocol;
                metaData = action.MetaData ?? metaData;
                if (action.Remove is { } remove)
                    live.Remove(DeltaPath.Decode(remove.Path));
                if (action.Add is { } add)
                    live[DeltaPath.Decode(add.Path)] = add;
            }
        }

        return new DeltaSnapshot
        {
            Version = version,
            Protocol = protocol ?? throw new InvalidDataException($"{folder}: no protocol up to commit {version}"),
            MetaData = metaData ?? throw new InvalidDataException($"{folder}: no metaData up to commit {version}"),
            Files = live,
        };
    }

    /// <summary>The actions of one commit.</summary>
    public List<DeltaAction> Read(long version)
    {
        var path = Path(version);
        var actions = new List<DeltaAction>();
        using var lines = new StreamReader(store.OpenRead(path), Encoding.UTF8);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            try
            {
                actions.Add(JsonSerializer.Deserialize(line, DeltaJson.Log.DeltaAction) ?? throw new JsonException("the action is null"));
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"{path}, line {number}: {error.Message}", error);
            }
        }

        return actions;
    }

    /// <summary>Writes a commit unless its number is taken.</summary>
    /// <returns>False when another writer was first.</returns>
    public bool TryWrite(long version, IReadOnlyList<DeltaAction> actions)
    {
        var text = new StringBuilder();
        foreach (var action in actions)
            text.Append(JsonSerializer.Serialize(action, DeltaJson.Log.DeltaAction)).Append('\n');
        return store.PutIfAbsent(Path(version), Encoding.UTF8.GetBytes(text.ToString()));
    }

    private string Path(long version) => $"{folder}/{version:D20}.json";

    [GeneratedRegex(@"/([0-9]{20})\.json\z")]
    private static partial Regex CommitFile();

    [GeneratedRegex(@"/[0-9]{20}\.checkpoint\.")]
    private static partial Regex CheckpointFile();
}
