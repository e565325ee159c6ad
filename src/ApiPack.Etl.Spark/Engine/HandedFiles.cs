using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Hands rows their files: a row whose file is there as it was listed gets its bytes, and any other stays as it is.</summary>
internal static class HandedFiles
{
    /// <summary>Columns that find a row's file, in Spark's DDL.</summary>
    public const string Columns = "source string, path string, bytes bigint";

    /// <summary>The rows' documents, with <c>content</c> in base64 where there is a file.</summary>
    /// <param name="roots">Where the files are; none leaves the rows as they are.</param>
    /// <param name="rows">A SELECT of <c>document</c>, and with roots of <see cref="Columns"/> too.</param>
    public static Relation Join(IReadOnlyList<FileReading> roots, string rows)
    {
        if (roots.Count == 0)
            return Plans.Sql($"SELECT document FROM ({rows}) AS r DISTRIBUTE BY document");

        // The rows are the smaller side: they are held in memory while the files stream by, neither sorted nor held.
        var joined = $$"""
            SELECT /*+ SHUFFLE_HASH(r) */
                CASE WHEN f.content IS NULL THEN r.document ELSE concat(left(r.document, length(r.document) - 1), ',"content":"', base64(f.content), '"}') END AS document
            FROM ({{rows}}) AS r LEFT JOIN ({{string.Join(" UNION ALL ", roots.Select(root => root.Select))}}) AS f ON f.source = r.source AND f.path = r.path AND f.bytes = r.bytes
            """;
        return Plans.Sql(joined, roots.Select(root => root.Named));
    }
}
