using System.Globalization;

namespace ApiPack.Etl.Benchmarks.Rates;

/// <summary>Both tools' measures, line under line, with their ratio.</summary>
/// <param name="to">Where the table goes.</param>
internal sealed class RateTable(TextWriter to)
{
    /// <summary>Writes a line of text.</summary>
    public void Line(FormattableString text) => to.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes what the columns are.</summary>
    public void Head() => to.WriteLine("                          operations   with ten calls      calls   parsing     calls    calls/s   with parsing");

    /// <summary>Writes both tools' lines and the ratio of their rates.</summary>
    public void Rows(string name, Measure peer, Measure ours)
    {
        Row($"openapi-snippet {name}", peer);
        Row($"ApiPack.Etl     {name}", ours);
        Line($"{"ratio",-15} {name,-6} {ours.Rate / peer.Rate,80:F1} {ours.RateWithParsing / peer.RateWithParsing,14:F1}");
    }

    private void Row(string name, Measure of) =>
        Line($"{name,-22} {of.Operations,13:N0} {of.Covered,8:N0} {100.0 * of.Covered / of.Operations,5:F1} % {of.Calls,10:N0} {of.ParseSeconds,9:F3} {of.CallSeconds,9:F3} {of.Rate,10:N0} {of.RateWithParsing,14:N0}");
}
