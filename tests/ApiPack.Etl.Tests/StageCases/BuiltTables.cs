using System.Text.Json;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.StageCases;

/// <summary>The tables of a small build, by name: which columns they have, and how they are cut.</summary>
internal static class BuiltTables
{
    private static readonly Lazy<IReadOnlyDictionary<string, Table>> Built = new(Build);

    public static IReadOnlyDictionary<string, Table> All => Built.Value;

    private static Dictionary<string, Table> Build()
    {
        using var folder = new TemporaryFolder();
        var store = new LocalLakeStore(folder.Path);
        var options = new BuildOptions { Lake = folder.Path, Sources = [$"test={Path.Combine(Cli.Cases, "small")}"], Threads = 2, MemoryLimitBytes = 1 << 28 };
        using var tables = new CaseTables(folder.Path);
        var none = new ReviewTable(store, TimeProvider.System).Read().Table;
        var reviews = tables.Make(none, [JsonElement.Parse("""{"sequence": 1, "endpoint_id": "gone", "reviewer": "ann", "version": "1.0.0"}""")]);
        using var inputs = BuildInputs.Open(options, store, new ReviewSnapshot(0, reviews), CancellationToken.None);
        using var engine = Engines.All[Engines.Default](options, CancellationToken.None);
        return Pipeline.Stages(inputs).Select(stage => stage.Complete(engine, null, CancellationToken.None).Table).Append(reviews).ToDictionary(table => table.Name);
    }
}
