using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>The actions that lead from a table's present state to a wanted one.</summary>
internal sealed class DeltaChange(Table table, string schema, CommitInfo info, DateTimeOffset now)
{
    private static readonly Dictionary<string, string> Retention = new()
    {
        // By default readers refuse old versions after a week, and VACUUM deletes their files; dataset versions stay.
        ["delta.logRetentionDuration"] = "interval 3650 days",
        ["delta.deletedFileRetentionDuration"] = "interval 3650 days",
    };

    private readonly long time = now.ToUnixTimeMilliseconds();

    /// <summary>The actions, in a fixed order; none when nothing differs.</summary>
    public List<DeltaAction> From(DeltaSnapshot? current)
    {
        CheckWritable(current);
        var wanted = Wanted();
        var changes = new List<DeltaAction>();
        if (current is null)
            changes.Add(new DeltaAction { Protocol = new ProtocolAction(1, 2) });
        if (MetaData(current?.MetaData) is { } metaData)
            changes.Add(new DeltaAction { MetaData = metaData });

        var live = current?.Files ?? [];
        var gone = live.Where(file => !wanted.ContainsKey(file.Key)).Select(file => new DeltaAction { Remove = Removed(file.Value) }).ToList();
        var added = wanted.Where(file => !IsLive(live, file.Key, file.Value)).Select(file => new DeltaAction { Add = file.Value }).ToList();
        if (gone.Count > 0 && current!.MetaData.Configuration.GetValueOrDefault("delta.appendOnly") == "true")
            throw new InputException($"table {table.Name} was set to delta.appendOnly: its files cannot be replaced");

        changes.AddRange(gone);
        changes.AddRange(added);
        if (changes.Count > 0)
            changes.Insert(0, new DeltaAction { CommitInfo = JsonSerializer.SerializeToElement(Info(added, gone), DeltaJson.Log.CommitInfoAction) });
        return changes;
    }

    private void CheckWritable(DeltaSnapshot? current)
    {
        if (current?.Protocol is { } protocol && (protocol.MinReaderVersion > 1 || protocol.MinWriterVersion > 2))
            throw new InputException(
                $"table {table.Name} was upgraded to Delta protocol ({protocol.MinReaderVersion}, {protocol.MinWriterVersion}) by another tool; this writer holds to (1, 2)");
        if (table.PartitionBy is { } column && table.Columns.All(known => known.Name != column))
            throw new InputException($"table {table.Name} is partitioned by '{column}', which is none of its columns");
    }

    private SortedDictionary<string, AddAction> Wanted()
    {
        var files = new SortedDictionary<string, AddAction>(StringComparer.Ordinal);
        foreach (var file in table.Files)
        {
            var add = new AddAction
            {
                Path = DeltaPath.Encode(file.Path),
                PartitionValues = Partition.Logged(table.PartitionBy, file.Path),
                Size = file.Bytes,
                ModificationTime = time,
                DataChange = true,
                Stats = JsonSerializer.Serialize(new FileStatistics(file.Rows), DeltaJson.Log.FileStatistics),
            };
            if (!files.TryAdd(file.Path, add))
                throw new ArgumentException($"table {table.Name}: {file.Path} is listed twice");
        }

        return files;
    }

    private bool IsLive(SortedDictionary<string, AddAction> live, string path, AddAction wanted)
    {
        if (!live.TryGetValue(path, out var known))
            return false;
        if (known.Size != wanted.Size)
            throw new InvalidDataException($"table {table.Name}: {path} is logged with {known.Size} bytes and now has {wanted.Size}; data files are never overwritten");
        return known.PartitionValues.Count == wanted.PartitionValues.Count
            && known.PartitionValues.All(value => wanted.PartitionValues.TryGetValue(value.Key, out var other) && other == value.Value);
    }

    // The path as the log spells it: another spelling of the same name would leave the file live in some readers.
    private RemoveAction Removed(AddAction file) => new()
    {
        Path = file.Path,
        DeletionTimestamp = time,
        DataChange = true,
        ExtendedFileMetadata = true,
        PartitionValues = file.PartitionValues,
        Size = file.Size,
    };

    private MetaDataAction? MetaData(MetaDataAction? current)
    {
        IReadOnlyList<string> partitions = table.PartitionBy is { } column ? [column] : [];
        if (current is null)
        {
            return new MetaDataAction
            {
                Id = TableId(),
                Name = table.Name,
                SchemaString = schema,
                PartitionColumns = partitions,
                Configuration = Retention,
                CreatedTime = time,
            };
        }

        var kept = Retention.All(property => current.Configuration.GetValueOrDefault(property.Key) == property.Value);
        if (kept && current.SchemaString == schema && current.PartitionColumns.SequenceEqual(partitions))
            return null;

        var configuration = new SortedDictionary<string, string>(current.Configuration.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, value) in Retention)
            configuration[key] = value;
        return current with { SchemaString = schema, PartitionColumns = partitions, Configuration = configuration };
    }

    private string TableId() => new Guid(Convert.FromHexString(Ids.Hash128($"{table.Name}\n{time.ToString(CultureInfo.InvariantCulture)}"))).ToString();

    private CommitInfoAction Info(List<DeltaAction> added, List<DeltaAction> gone) => new()
    {
        Timestamp = time,
        Operation = "WRITE",
        OperationParameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["mode"] = "Overwrite",
            ["partitionBy"] = JsonSerializer.Serialize(table.PartitionBy is { } column ? [column] : [], DeltaJson.Log.IReadOnlyListString),
        },
        OperationMetrics = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["numFiles"] = added.Count.ToString(CultureInfo.InvariantCulture),
            ["numOutputBytes"] = added.Sum(static action => action.Add!.Size).ToString(CultureInfo.InvariantCulture),
            ["numRemovedFiles"] = gone.Count.ToString(CultureInfo.InvariantCulture),
        },
        EngineInfo = info.Engine,
        UserMetadata = info.DatasetVersion is { } version ? $"{{\"version\":\"{version}\"}}" : null,
    };
}
