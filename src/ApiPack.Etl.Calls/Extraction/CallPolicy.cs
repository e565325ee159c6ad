namespace ApiPack.Etl.Calls.Extraction;

/// <summary>Where a source's calls come from.</summary>
public enum CallPolicy
{
    /// <summary>All are written from the endpoint's request.</summary>
    Generate,

    /// <summary>Only the file's own samples; a language without one has no call (the paper's way with one source, 3.2).</summary>
    Extract,

    /// <summary>The file's own samples, and generated calls for the languages without one.</summary>
    ExtractAndFill,
}
