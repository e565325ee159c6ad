namespace ApiPack.Etl.Spark.Engine;

/// <summary>The session's settings, under which the stages' SQL means the same as on the embedded engine.</summary>
internal static class SessionSettings
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["spark.sql.ansi.enabled"] = "true",
        ["spark.sql.ansi.doubleQuotedIdentifiers"] = "true",
        ["spark.sql.parser.escapedStringLiterals"] = "true",
        ["spark.sql.timestampType"] = "TIMESTAMP_NTZ",
        ["spark.sql.session.timeZone"] = "UTC",
        ["spark.sql.chunkBase64String.enabled"] = "false",
        ["spark.sql.sources.partitionColumnTypeInference.enabled"] = "false",

        // The same rows must give the same file: no file's end may depend on how long a task took.
        ["spark.sql.files.maxRecordsPerFile"] = "0",
        ["spark.sql.parquet.compression.codec"] = "zstd",
        ["parquet.compression.codec.zstd.level"] = "1",
    };
}
