using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.StageCases;

/// <summary>A lake with an engine that runs cases one after another.</summary>
public abstract class CaseLake : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<CaseTables> tables;
    private readonly Lazy<IEngine> engine;
    private int cases;

    protected CaseLake()
    {
        tables = new(() => new CaseTables(folder.Path));
        engine = new(() => WithoutRows(Open(folder.Path), BuiltTables.All.Keys));
    }

    internal CaseTables Tables => tables.Value;

    public void Dispose()
    {
        if (engine.IsValueCreated)
            engine.Value.Dispose();
        if (tables.IsValueCreated)
            tables.Value.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a case's stage, as the pipeline has it, on the case's tables.</summary>
    internal StageResult Run(StageCase given)
    {
        var made = given.Tables.ToDictionary(table => table.Key, table => Tables.Make(BuiltTables.All[table.Key], table.Value));
        var store = new LocalLakeStore(folder.Path);
        foreach (var (model, request, reply) in given.Responses)
            new LakeResponses(store).Add(new StoredResponse(ResponseKey.Of(model, request.GetRawText()), model, request.GetRawText(), ModelReply.Read(reply.GetRawText())));
        var reviews = made.GetValueOrDefault(ReviewTable.Name) ?? BuiltTables.All[ReviewTable.Name] with { Files = [] };
        using var inputs = BuildInputs.Open(Options(given), store, new ReviewSnapshot(0, reviews), CancellationToken.None);
        var stage = Pipeline.Stages(inputs).Single(stage => stage.Name == given.Stage);
        try
        {
            foreach (var table in made.Values)
                engine.Value.Register(table);
            return stage.Complete(engine.Value, null, CancellationToken.None);
        }
        finally
        {
            WithoutRows(engine.Value, BuiltTables.All.Keys.Intersect(made.Keys.Append(stage.Table)));
        }
    }

    private protected abstract IEngine Open(string lakeFolder);

    private static IEngine WithoutRows(IEngine engine, IEnumerable<string> names)
    {
        foreach (var name in names)
            engine.Register(BuiltTables.All[name] with { Files = [] });
        return engine;
    }

    private BuildOptions Options(StageCase given)
    {
        var sources = Path.Combine(folder.Path, "sources", $"{++cases}");
        foreach (var (source, files) in given.Sources)
        {
            Directory.CreateDirectory(Path.Combine(sources, source));
            foreach (var (path, text) in files)
            {
                var file = new FileInfo(Path.Combine(sources, source, path));
                file.Directory!.Create();
                File.WriteAllText(file.FullName, text);
            }
        }

        return new BuildOptions
        {
            Lake = folder.Path,
            Sources = [.. given.Sources.Keys.Select(source => $"{source}={Path.Combine(sources, source)}")],
            Calls = new CallPolicies(given.Calls.ToDictionary(source => source.Key, source => CallPolicies.Parse(source.Value))),
            Models = ModelChoice.Parse(given.Models, null),
            Threads = 2,
            MemoryLimitBytes = 1 << 28,
        };
    }
}
