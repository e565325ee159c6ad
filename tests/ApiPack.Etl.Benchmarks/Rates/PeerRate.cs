using System.Globalization;
using System.Text.Json;

namespace ApiPack.Etl.Benchmarks.Rates;

/// <summary>
/// Both tools over the same files, one after the other in one run, each ten times in its own process: the first pass is cold, the second warm, and by
/// the tenth the compilers have done most of their work. Operations with all ten calls, and calls per CPU-second without and with parsing. Parsing is reading,
/// JSON, and of ours the file's hash too; the calls are all else: references, samples, requests and their text. The peer's CPU time is its own
/// <c>process.cpuUsage</c>.
/// </summary>
internal static class PeerRate
{
    private const int Passes = 10;

    private static readonly (string Name, int Pass)[] Shown = [("cold", 0), ("warm", 1), ("steady", Passes - 1)];

    public static int Run(int every, TextWriter to)
    {
        var files = Checkout.CorpusFiles(every);
        var ours = Enumerable.Range(0, Passes).Select(_ => Measure.Sum(files.Select(OurRate.Of))).ToArray();
        var peer = PeerTool.Lines(null, "--passes", Text(Passes), "--every", Text(every), Checkout.Corpus).Select(static line => Measure.OfPeer(JsonElement.Parse(line))).ToArray();
        var table = new RateTable(to);
        table.Line($"every {every}th file of the corpus: {files.Length} files; CPU seconds, and calls per CPU-second without and with parsing");
        table.Head();
        foreach (var (name, pass) in Shown)
            table.Rows(name, peer[pass], ours[pass]);
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
