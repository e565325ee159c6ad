using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Tests.Verification;

/// <summary>Calls of openapi-snippet's generator (httpsnippet 2.0.0) that do not send their request: each defect beside the request, a file a language.</summary>
public class PeerDefectTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Verification", "cases", "peer");

    public static TheoryData<string> Calls => new(Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Folder, path))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_known_defect_is_found(string call)
    {
        var path = Path.Combine(Folder, call);
        var request = RequestCodec.Read(File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "request.json")));
        Verifier.Verify(request, Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)).ShouldNotBeNull();
    }
}
