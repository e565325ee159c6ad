namespace ApiPack.Etl.Sources;

/// <summary>The reasons for which ingest rejects a file; they stand in <c>rejects</c> and in the ledger.</summary>
public static class Reasons
{
    /// <summary>A folder, pipe, socket, device or dangling link.</summary>
    public const string NotAFile = "not-a-file";

    /// <summary>A link or member name that leads outside its root, or a name that cannot be trusted.</summary>
    public const string UnsafePath = "unsafe-path";

    /// <summary>Beyond a limit on bytes, members or expanded aliases.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Bytes that cannot be read as text, or text that cannot be parsed.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Nested beyond the limit.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>Something else than an OpenAPI document.</summary>
    public const string NotOpenApi = "not-openapi";

    /// <summary>An OpenAPI version that is not read.</summary>
    public const string UnsupportedVersion = "unsupported-version";

    /// <summary>Wrong types where the dataset needs values.</summary>
    public const string Invalid = "invalid";

    /// <summary>No operation in <c>paths</c>.</summary>
    public const string NoEndpoints = "no-endpoints";

    /// <summary>Human text that is not English.</summary>
    public const string NonEnglish = "non-english";

    /// <summary>The same bytes as an earlier kept file.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A defect met while the file was read; engines reject rows by the same reason when a step fails on them.</summary>
    public const string StepFailed = "step-failed";
}
