using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Differences;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks;

/// <summary>How many of the peer's calls ours equal to the byte, given the same request, and which rules explain the rest.</summary>
internal static class Parity
{
    public static int Run(string path, string? examples, TextWriter to)
    {
        var languages = Languages.All;
        var equal = new int[languages.Count];
        var rules = languages.Select(static _ => new SortedDictionary<string, int>(StringComparer.Ordinal)).ToArray();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var request = Har.Request(document.RootElement.GetProperty("har"));
            total++;
            for (var i = 0; i < languages.Count; i++)
            {
                var theirs = document.RootElement.GetProperty("code")[i].GetString()!;
                var ours = languages[i].Call(request);
                if (ours == theirs)
                {
                    equal[i]++;
                    continue;
                }

                var rule = Difference.Explaining(request, languages[i])?.Id ?? "unexplained";
                rules[i][rule] = rules[i].GetValueOrDefault(rule) + 1;
                if (examples is not null && rules[i][rule] <= 3)
                    Save(Path.Combine(examples, $"{rule}.{languages[i].Id}.{rules[i][rule]}"), theirs, ours);
            }
        }

        for (var i = 0; i < languages.Count; i++)
        {
            to.WriteLine(JsonSerializer.Serialize(new
            {
                language = languages[i].Id,
                total,
                equal = equal[i],
                equal_share = Math.Round(100.0 * equal[i] / total, 2),
                equal_or_explained_share = Math.Round(100.0 * (total - rules[i].GetValueOrDefault("unexplained")) / total, 2),
                rules = rules[i],
            }));
        }

        return rules.Any(static found => found.ContainsKey("unexplained")) ? 1 : 0;
    }

    public static int WriteRequests(string path, TextWriter to)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            to.WriteLine(RequestCodec.Write(Har.Request(document.RootElement.GetProperty("har"))));
        }

        return 0;
    }

    private static void Save(string name, string theirs, string? ours)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(name)!);
        File.WriteAllText($"{name}.theirs", theirs);
        File.WriteAllText($"{name}.ours", ours ?? "");
    }
}
