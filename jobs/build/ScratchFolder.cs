namespace ApiPack.Etl.Jobs.Build;

/// <summary>A temporary folder for what commands without a lake unpack; gone when disposed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("apipack-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
