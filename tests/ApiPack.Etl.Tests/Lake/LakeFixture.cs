using System.Security.Cryptography;
using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Verification;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Tests.Lake;

/// <summary>A lake in a folder of its own, with data files whose text is <c>rows=N</c> and more: the lake does not look inside them.</summary>
internal sealed class LakeFixture : IDisposable
{
    private static readonly IReadOnlyList<TableColumn> Columns = [new("unique_id", "VARCHAR"), new("lang", "VARCHAR"), new("candidates", "STRUCT(idx BIGINT, good BOOLEAN)[]")];

    public LakeFixture()
    {
        Folder = Directory.CreateTempSubdirectory("lake-");
        Store = new LocalLakeStore(Path.Combine(Folder.FullName, "lake"));
    }

    public DirectoryInfo Folder { get; }

    public LocalLakeStore Store { get; }

    public FixedClock Clock { get; } = new();

    public LakeVersions Versions => new(Store, Clock);

    /// <summary>Reads what <see cref="Instances"/> wrote.</summary>
    public ParquetCounts Counts => new()
    {
        Rows = RowsIn,
        RejectedRows = paths => paths.Sum(RowsIn),
    };

    /// <summary>Writes the files of a table partitioned by language: <c>python/0:3</c> is bucket 0 of Python with three rows.</summary>
    public Table Instances(params string[] files) => Table("instances", "lang", Columns, files);

    /// <summary>Writes the files of the rejected rows: <c>calls/0:3</c>.</summary>
    public Table Rejects(params string[] files) =>
        Table("rejects", "stage", [new("stage", "VARCHAR"), new("key", "VARCHAR"), new("reason", "VARCHAR"), new("detail", "VARCHAR"), new("rows", "BIGINT")], files);

    /// <summary>A publication of instances and, when given, of rejects; the fingerprint follows the files.</summary>
    public static Publication Of(Table instances, Table? rejects = null, string? version = null)
    {
        var tables = rejects is null ? [instances] : new[] { instances, rejects };
        var rejected = rejects?.Files.GroupBy(file => Partition.Value("stage", file.Path)).ToDictionary(group => $"not-{group.Key}", group => group.Sum(file => file.Rows)) ?? [];
        return new Publication
        {
            Version = version,
            Tables = [.. tables.Select(table => new PublishedTable(table, Ids.Hash128(string.Join('\n', table.Files.Select(file => file.Sha256)))))],
            Ledger = [new LedgerEntry { Stage = "instances", In = instances.Rows + rejected.Values.Sum(), Kept = instances.Rows, Rejected = rejected }],
            Inputs = [new ManifestInput { Name = "apis-guru", Kind = "npm", Files = 12, Digest = "00ff" }],
            Configuration = new Dictionary<string, string> { ["seed"] = "1", ["arguments"] = "filled" },
            Engine = "duckdb",
            Tool = "apipack/1.0.0",
        };
    }

    public string ReadText(string path) => File.ReadAllText(Store.Resolve(path));

    public void WriteText(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Store.Resolve(path))!);
        File.WriteAllText(Store.Resolve(path), text);
    }

    public void Dispose() => Folder.Delete(recursive: true);

    private Table Table(string name, string partition, IReadOnlyList<TableColumn> columns, string[] files) => new()
    {
        Name = name,
        Columns = columns,
        PartitionBy = partition,
        Files = [.. files.Select(file => DataFile(name, partition, file)).OrderBy(file => file.Path, StringComparer.Ordinal)],
    };

    private TableFile DataFile(string table, string partition, string file)
    {
        var parts = file.Split('/', ':');
        var content = Encoding.UTF8.GetBytes($"rows={parts[2]} of {file}");
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var path = $"{partition}={parts[0]}/{parts[1]}-{digest[..8]}.parquet";
        WriteText(LakePath.DataFile(table, path), Encoding.UTF8.GetString(content));
        return new TableFile { Path = path, Rows = long.Parse(parts[2]), Bytes = content.Length, Sha256 = digest, Partition = $"{partition}={parts[0]}" };
    }

    private long RowsIn(string path)
    {
        var text = ReadText(path);
        return text.StartsWith("rows=", StringComparison.Ordinal) ? long.Parse(text[5..text.IndexOf(' ', StringComparison.Ordinal)]) : throw new InvalidCastException("no Parquet magic");
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
