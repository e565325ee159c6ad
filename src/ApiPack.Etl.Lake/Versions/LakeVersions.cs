using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Versions;

/// <summary>The dataset versions of a lake: read them, and publish the next.</summary>
/// <param name="store">The lake.</param>
/// <param name="clock">Time for logs and manifests; the data never hold it.</param>
public sealed class LakeVersions(ILakeStore store, TimeProvider clock)
{
    /// <summary>The version that <c>latest.json</c> points to, or null for a lake without one.</summary>
    /// <exception cref="InvalidDataException">The pointer or the manifest is broken.</exception>
    public Manifest? Latest() => LatestNumber() is { } version ? Read(version) : null;

    /// <summary>The numbers of all versions, oldest first.</summary>
    public IReadOnlyList<string> List() => [.. Numbers().Select(static number => number.ToString())];

    /// <summary>A version.</summary>
    /// <exception cref="InputException">There is no such version.</exception>
    /// <exception cref="InvalidDataException">Its manifest is broken.</exception>
    public Manifest Read(string version)
    {
        var path = LakePath.Manifest(SemanticVersion.Parse(version).ToString());
        if (store.Length(path) is null)
            throw new InputException($"there is no version {version} in this lake; there are: {string.Join(", ", List())}");

        using var stream = store.OpenRead(path);
        try
        {
            return ManifestCodec.Read(stream);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>
    /// Publishes: each table's Delta commit, then the manifest (which makes the version, whole), then the pointer. A death in between leaves the
    /// latest version as it was; publishing again goes on from what is done.
    /// </summary>
    /// <exception cref="InputException">The number is none, or not greater than every earlier one; or a table cannot be held by Delta.</exception>
    /// <exception cref="InvalidOperationException">A stage's account does not balance.</exception>
    public PublishResult Publish(Publication publication)
    {
        foreach (var entry in publication.Ledger)
            entry.Checked();

        var fingerprint = Manifest.FingerprintOf(publication.Tables.Select(static table => KeyValuePair.Create(table.Table.Name, table.Fingerprint)));
        while (true)
        {
            var latest = Latest();
            if (latest?.Fingerprint == fingerprint)
                return new PublishResult(latest, Unchanged: true);

            var numbers = Numbers();
            if (numbers.Count > 0 && Read(numbers[^1].ToString()) is var newest && newest.Fingerprint == fingerprint)
                return new PublishResult(PointTo(newest), Unchanged: false);

            var manifest = Commit(publication, fingerprint, Next(publication, numbers), latest?.Version);
            if (store.PutIfAbsent(LakePath.Manifest(manifest.Version), ManifestCodec.Write(manifest)))
                return new PublishResult(PointTo(manifest), Unchanged: false);
        }
    }

    private static SemanticVersion Next(Publication publication, List<SemanticVersion> numbers)
    {
        if (publication.Version is null)
            return numbers.Count == 0 ? SemanticVersion.First : numbers[^1].NextMinor;

        var wanted = SemanticVersion.Parse(publication.Version);
        return numbers.Count == 0 || wanted > numbers[^1]
            ? wanted
            : throw new InputException($"version {wanted} is not greater than {numbers[^1]}, which this lake has; give a greater one, or none");
    }

    private Manifest Commit(Publication publication, string fingerprint, SemanticVersion version, string? parent)
    {
        var info = new CommitInfo { Engine = publication.Tool, DatasetVersion = version.ToString() };
        var tables = new SortedDictionary<string, ManifestTable>(StringComparer.Ordinal);
        foreach (var published in publication.Tables.OrderBy(static table => table.Table.Name, StringComparer.Ordinal))
        {
            var table = published.Table;
            var deltaVersion = published.DeltaVersion ?? new DeltaTable(store, table.Name, clock).Commit(table, info);
            tables.Add(table.Name, ManifestTableOf(published, deltaVersion));
        }

        return new Manifest
        {
            Schema = Manifest.CurrentSchema,
            Version = version.ToString(),
            Fingerprint = fingerprint,
            Parent = parent,
            Created = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()),
            Engine = publication.Engine,
            Tool = publication.Tool,
            Inputs = publication.Inputs,
            Configuration = Sorted(publication.Configuration),
            Ledger = [.. publication.Ledger.Select(static entry => entry with { Rejected = Sorted(entry.Rejected), Figures = Sorted(entry.Figures) })],
            Tables = tables,
        };
    }

    private static ManifestTable ManifestTableOf(PublishedTable published, long deltaVersion) => new()
    {
        DeltaVersion = deltaVersion,
        Rows = published.Table.Rows,
        Fingerprint = published.Fingerprint,
        Partition = published.Table.PartitionBy,
        Columns = [.. published.Table.Columns.Select(static column => new ManifestColumn(column.Name, column.SqlType))],
        Files = [.. published.Table.Files.OrderBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static file => new ManifestFile(file.Path, file.Rows, file.Bytes, file.Sha256))],
    };

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> values) => new(values.ToDictionary(), StringComparer.Ordinal);

    private Manifest PointTo(Manifest manifest)
    {
        store.Replace(LakePath.Latest, ManifestCodec.WritePointer(manifest.Version));
        return manifest;
    }

    private string? LatestNumber()
    {
        if (store.Length(LakePath.Latest) is null)
            return null;

        using var stream = store.OpenRead(LakePath.Latest);
        try
        {
            return ManifestCodec.ReadPointer(stream);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{LakePath.Latest}: {error.Message}", error);
        }
    }

    private List<SemanticVersion> Numbers()
    {
        var numbers = new List<SemanticVersion>();
        foreach (var file in store.List(LakePath.Versions))
        {
            if (file.Path.Split('/') is [_, var folder, "manifest.json"] && SemanticVersion.TryParse(folder, out var number))
                numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }
}
