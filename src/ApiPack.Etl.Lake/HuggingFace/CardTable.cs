using System.Globalization;
using System.Text;

namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>A Markdown table whose cells cannot break out of it: names in it come from strangers' files.</summary>
internal static class CardTable
{
    private const string Special = "\\`*[]<>|~&$@:";
    private const int LongestCell = 120;

    public static string Write(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Line(table, heads);
        Line(table, [.. heads.Select(static (_, at) => at == 0 ? "---" : "---:")]);
        foreach (var row in rows)
            Line(table, row);
        return table.ToString();
    }

    /// <summary>A number with thousands separated.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A stranger's text as a cell: one line, nothing in it with a meaning to Markdown or HTML, cut where it is long.</summary>
    public static string Text(string text)
    {
        var cell = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (cell.Length >= LongestCell)
                return cell.Append('…').ToString();
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                cell.Append(' ');
            else if (rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal))
                cell.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
            else
                cell.Append(rune.ToString());
        }

        return cell.ToString().Trim();
    }

    private static void Line(StringBuilder table, IReadOnlyList<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
