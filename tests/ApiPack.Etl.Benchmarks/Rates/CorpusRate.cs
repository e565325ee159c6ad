using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ApiPack.Etl.Benchmarks.Rates;

/// <summary>
/// Both tools over the whole corpus, one after the other in one run, each once in its own process, file after file. A few files outgrow the peer: it
/// begins no operation of a file after so many CPU seconds, calls of one begun before count, and seconds past the limit do not. Ours has no limit.
/// </summary>
internal static class CorpusRate
{
    public static int Run(int seconds, TextWriter to)
    {
        var files = Checkout.CorpusFiles(every: 1);
        var ours = files.Select(OurRate.Of).ToArray();
        var ourPeak = Process.GetCurrentProcess().PeakWorkingSet64;
        var lines = PeerTool.Lines(null, "--each", "--seconds", seconds.ToString(CultureInfo.InvariantCulture), Checkout.Corpus).Select(static line => JsonElement.Parse(line)).ToArray();
        var peer = lines.Select(Measure.OfPeer).Select(file => file with { CallSeconds = Math.Min(file.CallSeconds, seconds) }).ToArray();
        var table = new RateTable(to);
        table.Line($"the whole corpus: {files.Length:N0} files, each once; CPU seconds, and calls per CPU-second without and with parsing; openapi-snippet has {seconds} CPU seconds a file");
        table.Head();
        table.Rows("all", Measure.Sum(peer), Measure.Sum(ours));
        table.Rows("done", Measure.Sum(peer.Where(static file => file.NotReached == 0)), Measure.Sum(ours.Where((_, at) => peer[at].NotReached == 0)));
        for (var at = 0; at < files.Length; at++)
        {
            if (peer[at].NotReached > 0)
                table.Line($"not done by openapi-snippet: {Path.GetRelativePath(Checkout.Corpus, files[at])}, {peer[at].NotReached:N0} of {peer[at].Operations:N0} operations left; by ApiPack.Etl in {ours[at].CallSeconds:F2} s");
        }

        table.Line($"median of the files' own rates: openapi-snippet {Median(peer):N0}, ApiPack.Etl {Median(ours):N0} calls per CPU-second");
        table.Line($"peak memory: openapi-snippet {lines[^1].GetProperty("peak_bytes").GetInt64() / 1e9:F2} GB, ApiPack.Etl {ourPeak / 1e9:F2} GB");
        return 0;
    }

    private static double Median(IEnumerable<Measure> files)
    {
        var rates = files.Where(static file => file.Calls > 0).Select(static file => file.Rate).Order().ToArray();
        return rates[rates.Length / 2];
    }
}
