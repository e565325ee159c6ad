using System.Text;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Tests.Execution.Sampling;

namespace ApiPack.Etl.Tests.Execution;

/// <summary>Where calls run: their sources, and the files that they name.</summary>
internal sealed class ExecutionFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("apipack-execution-");

    public ExecutionFolder(IEnumerable<Operation> operations)
    {
        Directory.CreateDirectory(Sources);
        Directory.CreateDirectory(Work);
        foreach (var name in operations.SelectMany(static operation => FilesOf(operation.Request)).Distinct(StringComparer.Ordinal))
        {
            var path = Path.Combine(Work, name);
            if (!Path.GetFullPath(path).StartsWith(Work, StringComparison.Ordinal))
                throw new InvalidDataException($"a file outside the folder: {name}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Content(name));
        }
    }

    /// <summary>The sources.</summary>
    public string Sources => Path.Combine(root.FullName, "sources");

    /// <summary>The folder that sources run in.</summary>
    public string Work => Path.Combine(root.FullName, "work");

    /// <summary>The certificate that clients must trust.</summary>
    public string Authority => Path.Combine(root.FullName, "authority.pem");

    /// <summary>What a file of this name holds: every byte there is, which no text encoding leaves whole.</summary>
    public static byte[] Content(string name) => [.. Encoding.UTF8.GetBytes(name), .. Enumerable.Range(0, 256).Select(static value => (byte)value), .. "\r\n"u8];

    /// <summary>Writes a source; beside it, for a browser, the address of its document and the file that a person chooses.</summary>
    public void Write(string name, string code, Request request)
    {
        File.WriteAllText(Path.Combine(Sources, name), code);
        File.WriteAllText(Path.Combine(Sources, $"{name}.url"), new Uri(request.Url).GetLeftPart(UriPartial.Authority));
        if (request.Body is BinaryBody binary)
            File.WriteAllText(Path.Combine(Sources, $"{name}.file"), binary.FileName);
    }

    public void Dispose() => root.Delete(recursive: true);

    private static IEnumerable<string> FilesOf(Request request) => request.Body switch
    {
        BinaryBody binary => [binary.FileName],
        MultipartBody multipart => multipart.Parts.Select(static part => part.FileName).OfType<string>(),
        _ => [],
    };
}
