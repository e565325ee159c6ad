using System.Reflection;
using System.Runtime.InteropServices;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.DuckDb.Native;

/// <summary>Finds and loads <c>libduckdb.so</c>, once a process.</summary>
internal static class Library
{
    private const string FileName = "libduckdb.so";
    private static readonly string NpmPath = Path.Combine("infra", "npm", "node_modules", "@duckdb", "node-bindings-linux-x64", FileName);
    private static readonly Lock Gate = new();
    private static nint handle;
    private static string? loadedFrom;

    /// <summary>Loads the library from <paramref name="path"/>, or from where <see cref="Find"/> sees it.</summary>
    /// <exception cref="InputException">The library is missing, does not load, or another one is loaded already.</exception>
    public static void Load(string? path)
    {
        lock (Gate)
        {
            if (handle != 0)
            {
                if (path is not null && Path.GetFullPath(path) != loadedFrom)
                    throw new InputException($"DuckDB is already loaded from {loadedFrom}; one process can use one {FileName}.");
                return;
            }

            var file = path is null ? Find(AppContext.BaseDirectory) : Path.GetFullPath(path);
            if (file is null || !File.Exists(file))
                throw new InputException($"{file ?? FileName} was not found. Build the solution (it restores infra/npm with npm), or name the file in DuckDbOptions.LibraryPath.");
            if (!NativeLibrary.TryLoad(file, out handle))
                throw new InputException($"{file} could not be loaded: it needs Linux on x86-64 with glibc.");
            loadedFrom = file;
            NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) => name == Api.Library ? handle : 0);
        }
    }

    /// <summary>The library beside the program, else below the nearest folder upwards that holds the restored npm package; null when there is none.</summary>
    public static string? Find(string baseFolder)
    {
        var beside = Path.Combine(baseFolder, FileName);
        if (File.Exists(beside))
            return beside;
        for (var folder = new DirectoryInfo(baseFolder); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, NpmPath);
            if (File.Exists(file))
                return file;
        }

        return null;
    }
}
