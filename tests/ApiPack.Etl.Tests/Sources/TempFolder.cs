using System.IO.Compression;
using System.Text;

namespace ApiPack.Etl.Tests.Sources;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public const string Good = """{"openapi":"3.0.1","info":{"title":"Pets","version":"1"},"paths":{"/pets":{"get":{"summary":"List the pets"}}}}""";

    public TempFolder()
    {
        Folder = Directory.CreateTempSubdirectory("apipack-sources-").FullName;
        Scratch = Path.Combine(Folder, "scratch");
        Root = Directory.CreateDirectory(Path.Combine(Folder, "root")).FullName;
    }

    public string Folder { get; }

    public string Scratch { get; }

    public string Root { get; }

    public static string GoodAbout(string title) => Good.Replace("Pets", title, StringComparison.Ordinal);

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllBytes(Path.Combine(Root, path), bytes);
    }

    public void Zip(string path, params (string Name, string Text)[] members)
    {
        using var zip = ZipFile.Open(Path.Combine(Root, path), ZipArchiveMode.Create);
        foreach (var (name, text) in members)
        {
            using var member = new StreamWriter(zip.CreateEntry(name).Open());
            member.Write(text);
        }
    }

    public void Tar(string path, params (string Name, string Text)[] members)
    {
        using Stream file = File.Create(Path.Combine(Root, path));
        using var stream = path.EndsWith("gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        foreach (var (name, text) in members)
            TarBytes.WriteFile(stream, name, Encoding.UTF8.GetBytes(text));
        TarBytes.WriteEnd(stream);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
