using System.Security.Cryptography;
using System.Text;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Lake.Versions;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What a build reads: its sources, listed, and the steps that open their files.</summary>
internal sealed class BuildInputs : IDisposable
{
    private static readonly IngestLimits Limits = new();

    private readonly FileContents contents;
    private readonly IReadOnlyList<SourceSpec> sources;
    private readonly RemoteSources remote;
    private readonly int threads;
    private readonly SourceFile[] local;

    private BuildInputs(IReadOnlyList<SourceSpec> sources, CallPolicies calls, FileContents contents, int threads)
    {
        this.sources = sources;
        Calls = calls;
        this.contents = contents;
        this.threads = threads;
        local = [.. contents.List()];
        remote = new RemoteSources(sources.Where(source => source.IsRemote), Limits.FileBytes);
        IngestStep = Steps.Ingest(contents, Limits);
        EndpointStep = Steps.Endpoints(contents, Limits, calls);
    }

    /// <summary>The sources' files; those of remote sources are known once <see cref="ListRemote"/> has run.</summary>
    public IEnumerable<SourceFile> Files => local.Concat(remote.Files);

    /// <summary>Where an engine that hands files over finds them.</summary>
    public IEnumerable<FileRoot> Roots => contents.Roots.Concat(remote.Roots);

    /// <summary>What each source's calls are made of.</summary>
    public CallPolicies Calls { get; }

    /// <summary>What a worker process is told, to open the same files.</summary>
    public IReadOnlyList<string> SourceArguments => [.. contents.Places.SelectMany(place => new[] { "--source", place })];

    /// <summary>What a worker process is told, to make the same calls.</summary>
    public IReadOnlyList<string> CallArguments =>
        [.. Calls.BySource.OrderBy(policy => policy.Key, StringComparer.Ordinal).SelectMany(policy => new[] { "--calls", $"{policy.Key}={CallPolicies.NameOf(policy.Value)}" })];

    public IRowStep<SourceFile, FileRow> IngestStep { get; }

    public IRowStep<FileRow, EndpointRow> EndpointStep { get; }

    /// <summary>Settings that shape the data, as text: part of a build's key.</summary>
    public string Configuration => string.Join('\n', Policies);

    public static BuildInputs Open(BuildOptions options, string workFolder)
    {
        var specs = options.Sources.Select(SourceSpec.Parse).ToArray();
        if (options.Calls.BySource.Keys.FirstOrDefault(name => specs.All(spec => spec.Name != name)) is { } unknown)
        {
            throw new InputException($"--calls {unknown}: there is no such source; there are: {string.Join(", ", specs.Select(spec => spec.Name))}");
        }

        return new BuildInputs(specs, options.Calls, FileContents.Of(specs.Where(spec => !spec.IsRemote || !Engines.SeesRemote(options.Engine)), Limits, Environment.CurrentDirectory, workFolder), options.Threads);
    }

    /// <summary>Lists the sources that only the engine's machines see.</summary>
    public void ListRemote(IEngine engine, CancellationToken cancellation) => remote.List(engine, cancellation);

    /// <summary>SHA-256 over every listed file's place and content: the same inputs, and no others, give the same digest.</summary>
    public string Digest(CancellationToken cancellation)
    {
        var hashes = new string[local.Length];
        Parallel.For(0, local.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, index =>
        {
            using var read = contents.Open(local[index].Source, local[index].Path);
            var content = read.Problem is { } problem ? $"{problem.Reason} {problem.Detail}" : Convert.ToHexStringLower(SHA256.HashData(read.Bytes.Span));
            hashes[index] = $"{local[index].Source}\n{local[index].Path}\n{content}\n";
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(hashes.Concat(remote.Hashes)))));
    }

    /// <summary>The sources' policies as a manifest tells of them: <c>calls.NAME</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Policies =>
        sources.Select(source => KeyValuePair.Create($"calls.{source.Name}", CallPolicies.NameOf(Calls.Of(source.Name))));

    /// <summary>The sources as a manifest tells of them.</summary>
    public IReadOnlyList<ManifestInput> Describe(IEngine engine) =>
    [
        .. sources.Select(source =>
        {
            var kept = engine.Read("SELECT source, path, file_id FROM files ORDER BY source, path", KeptFile.Schema).Where(file => file.Source == source.Name);
            return new ManifestInput
            {
                Name = source.Name,
                Kind = KindOf(source.Uri),
                Files = Files.Count(file => file.Source == source.Name),
                Digest = Ids.Hash128(string.Concat(kept.Select(file => $"{file.Path}\n{file.FileId}\n"))),
            };
        }),
    ];

    // Never the address itself, which may hold a person's paths.
    private static string KindOf(string uri) =>
        uri.StartsWith("npm:", StringComparison.Ordinal) ? "npm" : uri.Contains("://", StringComparison.Ordinal) ? "remote" : Directory.Exists(uri) ? "folder" : "file";

    public void Dispose() => contents.Dispose();

    private sealed record KeptFile(string Source, string Path, string FileId)
    {
        public static RowSchema<KeptFile> Schema { get; } = new(
            [new("source", ColumnType.Text), new("path", ColumnType.Text), new("file_id", ColumnType.Text)],
            static (row, to) =>
            {
                to.Text(row.Source);
                to.Text(row.Path);
                to.Text(row.FileId);
            },
            static from => new KeptFile(from.Text(0), from.Text(1), from.Text(2)));
    }
}
