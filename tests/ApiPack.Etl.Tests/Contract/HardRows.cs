using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Contract;

/// <summary>Rows that engines like to change on the way.</summary>
internal static class HardRows
{
    private static readonly string Long = new('x', 1_000_000);

    public static Sample[] Samples { get; } =
    [
        new(0),
        new(1, "", 0, 0, false, []),
        new(2, "twelve bytes", long.MaxValue, double.MaxValue, true, ["a"]),
        new(3, "thirteen byte", long.MinValue, double.Epsilon, true, ["", "é", "a text that is longer than twelve bytes"]),
        new(4, "nul \0 inside", -1, -0.0, false, ["\0", "\u0001\u001f\u007f"]),
        new(5, "日本語 😀 e\u0301 \u202e \ufeff \u2028 \u0085", 1, -0.1, null, ["😀"]),
        new(6, "line\nfeed\r\ttab 'quote' \"double\" \\ \\N $x {{y}}", null, null, null, null),
        new(7, Long, 7, 7, true, [Long, Long]),
        new(8, "NULL", 8, 1e-7, true, ["NULL", "null"]),
        new(9, "__HIVE_DEFAULT_PARTITION__", 9, 1e10, false, ["[]"]),
        new(10, " leading and trailing ", 10, -12345.678901234567, false, [" "]),
        new(11, "2026-01-01", 11, 0.1 + 0.2, true, ["1e5"]),
    ];
}
