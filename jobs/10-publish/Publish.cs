using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs;

/// <summary>Tables → an immutable version: fingerprints, Delta commits, manifest, pointer (design rule 3).</summary>
internal sealed class Publish(IEngine engine, ILakeStore store, IBuildProgress progress, TimeProvider clock)
{
    public static readonly string Tool = $"apipack/{typeof(Publish).Assembly.GetName().Version?.ToString(3)}";

    public Manifest Run(IReadOnlyList<StageResult> results, BuildInputs inputs, BuildOptions options, CancellationToken cancellation)
    {
        progress.Note("publish: fingerprints");
        IEnumerable<Table> tables = [.. results.Select(result => result.Table), RejectsTable.Of(results.SelectMany(result => result.Rejects))];
        var published = new LakeVersions(store, clock).Publish(new Publication
        {
            Version = options.PublishAs,
            Tables = [.. tables.Select(table => new PublishedTable(table, engine.Fingerprint(table, cancellation))), .. Reviews(inputs.Reviews, cancellation)],
            Ledger = [.. results.Select(result => result.Ledger)],
            Inputs = inputs.Describe(engine),
            Configuration = new Dictionary<string, string>(inputs.Settings, StringComparer.Ordinal),
            Engine = engine.Name,
            Tool = Tool,
        });
        progress.Note(published.Unchanged
            ? $"publish: version {published.Manifest.Version} holds the same rows already"
            : $"publish: version {published.Manifest.Version}");
        return published.Manifest;
    }

    // The version pins them as the build found them: meanwhile people may have reviewed more.
    private IEnumerable<PublishedTable> Reviews(ReviewSnapshot reviews, CancellationToken cancellation) => reviews.IsEmpty
        ? []
        : [new PublishedTable(reviews.Table, engine.Fingerprint(reviews.Table, cancellation)) { DeltaVersion = reviews.DeltaVersion }];
}
