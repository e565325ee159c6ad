using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs;

/// <summary>Tables → an immutable version: fingerprints, Delta commits, manifest, pointer (design rule 3).</summary>
internal sealed class Publish(IEngine engine, ILakeStore store, IBuildProgress progress, TimeProvider clock)
{
    private static readonly string Tool = $"apipack/{typeof(Publish).Assembly.GetName().Version?.ToString(3)}";

    public Manifest Run(IReadOnlyList<StageResult> results, BuildInputs inputs, BuildOptions options, CancellationToken cancellation)
    {
        progress.Note("publish: fingerprints");
        IEnumerable<Table> tables = [.. results.Select(result => result.Table), RejectsTable.Of(results.SelectMany(result => result.Rejects))];
        var published = new LakeVersions(store, clock).Publish(new Publication
        {
            Version = options.PublishAs,
            Tables = [.. tables.Select(table => new PublishedTable(table, engine.Fingerprint(table, cancellation)))],
            Ledger = [.. results.Select(result => result.Ledger)],
            Inputs = inputs.Describe(engine),
            Configuration = LevelSizes(),
            Engine = engine.Name,
            Tool = Tool,
        });
        progress.Note(published.Unchanged
            ? $"publish: version {published.Manifest.Version} holds the same rows already"
            : $"publish: version {published.Manifest.Version}");
        return published.Manifest;
    }

    /// <summary>The sizes that the levels were cut to: the paper's from 100,000 entries on, less on smaller inputs.</summary>
    private Dictionary<string, string> LevelSizes()
    {
        string Largest(string column) => engine.Count($"SELECT CAST(coalesce(max({column}), 0) AS BIGINT) FROM entries").ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["levels.entries"] = Largest("entries"),
            ["levels.first_window"] = Largest("first_window"),
            ["levels.third_start"] = Largest("third_start"),
            ["levels.level_size"] = Largest("level_size"),
        };
    }
}
