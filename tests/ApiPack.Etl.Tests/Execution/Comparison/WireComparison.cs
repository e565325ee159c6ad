using System.Text.Json;
using System.Text.RegularExpressions;
using ApiPack.Etl.Tests.Execution.Recording;

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>Compares what arrived with what must.</summary>
internal static partial class WireComparison
{
    /// <summary>Headers that a client may add of its own accord: they say who it is, what it can read, and how long the body is.</summary>
    private static readonly HashSet<string> OfTheClient = new(StringComparer.Ordinal)
    {
        "host", "user-agent", "accept", "accept-encoding", "accept-language", "connection", "content-length", "transfer-encoding", "origin", "referer",
    };

    private const int LongestText = 300;

    /// <summary>Every difference, in words; empty where the request is right.</summary>
    public static IReadOnlyList<string> Differences(Expectation expected, RecordedRequest actual)
    {
        var differences = new List<string>();
        Compare("method", expected.Method, actual.Method, differences);
        Compare("target", expected.Target, actual.Target, differences);
        Compare("cookie", expected.Cookie ?? "", actual.Header("cookie") ?? "", differences);
        CompareHeaders(expected, actual, differences);
        if (expected.Parts is { } parts)
            CompareParts(parts, actual, differences);
        else if (!expected.Body.AsSpan().SequenceEqual(actual.Body) && !(expected.ByJsonValue && IsSameJson(expected.Body, actual.Body)))
            differences.Add($"body: expected {Text(expected.Body)}, arrived {Text(actual.Body)}");
        return differences;
    }

    private static void CompareHeaders(Expectation expected, RecordedRequest actual, List<string> differences)
    {
        foreach (var (name, value) in expected.Headers)
        {
            var arrived = actual.Header(name);
            if (name == "content-type" && value.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && arrived is not null)
                arrived = BoundaryParameter().Replace(arrived, "");
            Compare($"header {name}", value, arrived ?? "(none)", differences);
        }

        foreach (var header in actual.Headers)
        {
            var name = header.Name.ToLowerInvariant();
            if (name != "cookie" && !expected.Headers.ContainsKey(name) && !OfTheClient.Contains(name))
                differences.Add($"header {name}: not asked for, arrived {header.Value}");
        }
    }

    private static void CompareParts(IReadOnlyList<Part> expected, RecordedRequest actual, List<string> differences)
    {
        var type = actual.Header("content-type") ?? "";
        var boundary = BoundaryParameter().Match(type).Groups["boundary"].Value.Trim('"');
        IReadOnlyList<Part> parts;
        try
        {
            parts = MultipartReader.Read(actual.Body, boundary, type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException fault)
        {
            differences.Add($"multipart: {fault.Message}");
            return;
        }

        Compare("parts", string.Join(", ", expected.Select(Says)), string.Join(", ", parts.Select(Says)), differences);
        foreach (var (left, right) in expected.Zip(parts))
        {
            if (!left.Content.AsSpan().SequenceEqual(right.Content))
                differences.Add($"part {left.Name}: expected {Text(left.Content)}, arrived {Text(right.Content)}");
        }
    }

    private static bool IsSameJson(byte[] expected, byte[] arrived)
    {
        try
        {
            using var left = JsonDocument.Parse(expected, new() { MaxDepth = 1000, AllowDuplicateProperties = false });
            using var right = JsonDocument.Parse(arrived, new() { MaxDepth = 1000, AllowDuplicateProperties = false });
            return JsonElement.DeepEquals(left.RootElement, right.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Says(Part part) => $"{part.Name} [{part.FileName ?? "field"}] ({part.ContentType ?? "no type"})";

    private static void Compare(string what, string expected, string arrived, List<string> differences)
    {
        if (expected != arrived)
            differences.Add($"{what}: expected {expected}, arrived {arrived}");
    }

    private static string Text(byte[] bytes)
    {
        var text = string.Concat(bytes.Take(LongestText).Select(static unit => unit is >= 0x20 and < 0x7f ? ((char)unit).ToString() : $"\\x{unit:x2}"));
        return bytes.Length <= LongestText ? text : $"{text}… ({bytes.Length} bytes)";
    }

    [GeneratedRegex("; *boundary=(?<boundary>\"[^\"]*\"|[^; ]*)", RegexOptions.IgnoreCase)]
    private static partial Regex BoundaryParameter();
}
