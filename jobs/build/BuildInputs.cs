using System.Security.Cryptography;
using System.Text;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;
using ApiPack.Etl.Models;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What a build reads: its sources, listed, the steps that open their files, and people's reviews.</summary>
internal sealed class BuildInputs : IDisposable
{
    private static readonly IngestLimits Limits = new();

    private readonly FileContents contents;
    private readonly IReadOnlyList<SourceSpec> sources;
    private readonly BuildOptions options;
    private readonly RemoteSources remote;
    private readonly SourceFile[] local;

    private BuildInputs(BuildOptions options, IReadOnlyList<SourceSpec> sources, FileContents contents, StageModels models, ReviewSnapshot reviews)
    {
        this.options = options;
        this.sources = sources;
        this.contents = contents;
        Models = models;
        Reviews = reviews;
        local = [.. contents.List()];
        remote = new RemoteSources(sources.Where(source => source.IsRemote), Limits.FileBytes);
        IngestStep = Steps.Ingest(contents, Limits);
        EndpointStep = Steps.Endpoints(contents, Limits, Calls);
    }

    /// <summary>The sources' files; those of remote sources are known once <see cref="ListRemote"/> has run.</summary>
    public IEnumerable<SourceFile> Files => local.Concat(remote.Files);

    /// <summary>Where an engine that hands files over finds them.</summary>
    public IEnumerable<FileRoot> Roots => contents.Roots.Concat(remote.Roots);

    /// <summary>What each source's calls are made of.</summary>
    public CallPolicies Calls => options.Calls;

    /// <summary>The models that stages ask.</summary>
    public StageModels Models { get; }

    /// <summary>People's reviews of examples, as they stood when the build began.</summary>
    public ReviewSnapshot Reviews { get; }

    /// <summary>What a worker process is told, to open the same files.</summary>
    public IReadOnlyList<string> SourceArguments => [.. contents.Places.SelectMany(place => new[] { "--source", place })];

    /// <summary>What a worker process is told, to make the same calls.</summary>
    public IReadOnlyList<string> CallArguments =>
        [.. Calls.BySource.OrderBy(policy => policy.Key, StringComparer.Ordinal).SelectMany(policy => new[] { "--calls", $"{policy.Key}={CallPolicies.NameOf(policy.Value)}" })];

    /// <summary>What a worker process of a stage is told, to ask the same model and to find its responses.</summary>
    public IReadOnlyList<string> ModelArguments(string stage) =>
        Models.Of(stage) is null ? [] : [.. options.Models.Arguments(stage), .. ResponseArguments];

    /// <summary>What a worker process is told, to find the models' responses.</summary>
    public IReadOnlyList<string> ResponseArguments => ["--responses", options.Lake];

    public IRowStep<SourceFile, FileRow> IngestStep { get; }

    public IRowStep<FileRow, EndpointRow> EndpointStep { get; }

    /// <summary>Settings that shape the data, as text: part of a build's key.</summary>
    public string Configuration => string.Join('\n', Settings);

    public static BuildInputs Open(BuildOptions options, LocalLakeStore store, ReviewSnapshot reviews, CancellationToken cancellation)
    {
        var specs = options.Sources.Select(SourceSpec.Parse).ToArray();
        if (options.Calls.BySource.Keys.FirstOrDefault(name => specs.All(spec => spec.Name != name)) is { } unknown)
        {
            throw new InputException($"--calls {unknown}: there is no such source; there are: {string.Join(", ", specs.Select(spec => spec.Name))}");
        }

        var models = StageModels.Open(options.Models, new LakeResponses(store), new ModelHost(), cancellation).GetAwaiter().GetResult();
        return new BuildInputs(options, specs, FileContents.Of(specs.Where(spec => !spec.IsRemote || !Engines.SeesRemote(options.Engine)), Limits, Environment.CurrentDirectory, store.Resolve(LakePath.Work)), models, reviews);
    }

    /// <summary>Lists the sources that only the engine's machines see.</summary>
    public void ListRemote(IEngine engine, CancellationToken cancellation) => remote.List(engine, cancellation);

    /// <summary>SHA-256 over every listed file's place and content, and over the reviews: the same inputs, and no others, give the same digest.</summary>
    public string Digest(CancellationToken cancellation)
    {
        var hashes = new string[local.Length];
        Parallel.For(0, local.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, index =>
        {
            using var read = contents.Open(local[index].Source, local[index].Path);
            var content = read.Problem is { } problem ? $"{problem.Reason} {problem.Detail}" : Convert.ToHexStringLower(SHA256.HashData(read.Bytes.Span));
            hashes[index] = $"{local[index].Source}\n{local[index].Path}\n{content}\n";
        });
        var reviewed = Reviews.Table.Files.Select(file => $"{ReviewTable.Name}\n{file.Path}\n{file.Sha256}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(hashes.Concat(remote.Hashes).Concat(reviewed)))));
    }

    /// <summary>Settings that shape the data, as a manifest tells of them: <c>calls.SOURCE</c>, <c>model.STAGE</c>, <c>score.window</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        .. sources.Select(source => KeyValuePair.Create($"calls.{source.Name}", CallPolicies.NameOf(Calls.Of(source.Name)))),
        .. Models.Settings(options.Models),
    ];

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

    public void Dispose()
    {
        Models.Dispose();
        contents.Dispose();
    }

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
