using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.Tests.DuckDb;

/// <summary>An empty lake in a temporary folder and an engine on it.</summary>
internal sealed class TestLake : IDisposable
{
    private readonly Lazy<DuckDbEngine> engine;

    public TestLake(int threads = 2, params string[] setupSql)
    {
        if (Library.Find(AppContext.BaseDirectory) is null)
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "libduckdb.so is missing: build restores it with npm");
            Skip.If(true, "libduckdb.so is missing: build restores it with npm");
        }

        Folder = Directory.CreateTempSubdirectory("apipack-").FullName;
        engine = new(() => new DuckDbEngine(new DuckDbOptions { LakeFolder = Folder, Threads = threads, SetupSql = setupSql }));
    }

    public string Folder { get; }

    public DuckDbEngine Engine => engine.Value;

    public StageResult Run<TIn, TOut>(RowStage<TIn, TOut> stage) => Engine.Run(stage, null, CancellationToken.None);

    public StageResult Run(SqlStage stage) => Engine.Run(stage, null, CancellationToken.None);

    public string Fingerprint(Table table) => Engine.Fingerprint(table, CancellationToken.None);

    public string PathOf(Table table, TableFile file) => Path.Combine(Folder, "tables", table.Name, file.Path);

    public void Dispose()
    {
        if (engine.IsValueCreated)
            engine.Value.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
