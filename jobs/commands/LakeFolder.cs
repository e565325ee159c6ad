using ApiPack.Etl.Core;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>A lake that a command reads: it must be there, and hold what is asked of it.</summary>
internal sealed class LakeFolder
{
    private LakeFolder(string path, TimeProvider clock)
    {
        Path = path;
        Store = new LocalLakeStore(path);
        Versions = new LakeVersions(Store, clock);
    }

    public string Path { get; }

    public LocalLakeStore Store { get; }

    public LakeVersions Versions { get; }

    /// <exception cref="InputException">There is no such folder.</exception>
    public static LakeFolder Open(string path, TimeProvider clock)
    {
        var folder = System.IO.Path.GetFullPath(path);
        return Directory.Exists(folder)
            ? new LakeFolder(folder, clock)
            : throw new InputException($"{folder}: there is no such folder; build a lake with: apipack build --lake {path}");
    }

    /// <summary>The version of this number, or the latest.</summary>
    /// <exception cref="InputException">The lake has none.</exception>
    public Manifest Version(string? number) => number is not null
        ? Versions.Read(number)
        : Versions.Latest() ?? throw new InputException($"{Path} holds no version; build one with: apipack build --lake {Path}");

    /// <summary>An engine that reads a version's tables.</summary>
    public DuckDbEngine Engine(Manifest manifest)
    {
        var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = Path, Threads = 1 });
        foreach (var (name, table) in manifest.Tables)
        {
            engine.Register(table.Of(name));
        }

        return engine;
    }
}
