using System.Globalization;
using System.Numerics;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Fingerprints;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Engine;

namespace ApiPack.Etl.Spark.Fingerprints;

/// <summary>Computes a table's fingerprint on the executors.</summary>
internal static class TableFingerprint
{
    private static readonly BigInteger Modulus = BigInteger.One << 64;

    public static async Task<string> Of(Parts parts, Table table, CancellationToken cancellation)
    {
        const string View = "apipack__fingerprint";
        await parts.Catalog.Register(table, View, cancellation);
        var sql = $"""
            SELECT CAST(count(*) AS STRING), {Sum("hash", 1)}, {Sum("hash", 17)}
            FROM (SELECT md5({CanonicalSql.Row(table.Columns)}) AS hash FROM {Sql.Name(View)}) AS h
            """;
        var rows = new List<string?[]>();
        await foreach (var row in parts.Session.Rows(sql, 3, cancellation))
            rows.Add(row);
        return RowHash.Of(long.Parse(rows.Single()[0]!, CultureInfo.InvariantCulture), Modulo(rows[0][1]), Modulo(rows[0][2]));
    }

    private static string Sum(string hash, int from) => $"CAST(sum(CAST(conv(substring({hash}, {from}, 16), 16, 10) AS DECIMAL(20, 0))) AS STRING)";

    private static ulong Modulo(string? sum) => sum is null ? 0 : (ulong)(BigInteger.Parse(sum, CultureInfo.InvariantCulture) % Modulus);
}
