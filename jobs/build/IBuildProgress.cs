using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Sees a build go by.</summary>
internal interface IBuildProgress
{
    /// <summary>A stage begins; <paramref name="total"/> input units are ahead of it, or null when that is not known.</summary>
    IProgress<StageProgress> Begin(string stage, string table, long? total);

    /// <summary>The running stage is done, or was taken over from an interrupted build.</summary>
    void End(string stage, StageResult result, bool reused);

    /// <summary>A step that is no stage, such as the publication.</summary>
    void Note(string text);
}
