using ApiPack.Etl.Benchmarks.Parity;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Benchmarks;

/// <summary>The peer's own calls read by our readers and compared with the peer's own requests: its defects by language and reason.</summary>
internal static class VerifyPeer
{
    public static int Run(string path, TextWriter to)
    {
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var examples = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var line in PeerRequests.Hars(path))
        {
            var request = Har.Request(line.GetProperty("har"));
            total++;
            for (var i = 0; i < Languages.All.Count; i++)
            {
                var lang = Languages.All[i].Lang;
                if (Verifier.Verify(request, lang, line.GetProperty("code")[i].GetString()!) is not { } mismatch)
                    continue;
                var key = $"{lang} {mismatch.Reason} {(mismatch.Reason == "unparsable" ? mismatch.Detail[(mismatch.Detail.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(", found")[0] : "")}";
                found[key] = found.GetValueOrDefault(key) + 1;
                examples.TryAdd(key, $"line {total}: {mismatch.Detail}");
            }
        }

        to.WriteLine($"{total} requests, {found.Values.Sum()} calls that do not send theirs");
        foreach (var (key, count) in found)
            to.WriteLine($"{count,7} {key} ({examples[key]})");
        return 0;
    }
}
