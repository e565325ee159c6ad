using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>Pairs of a query or form, in order.</summary>
internal sealed class ExpectedPairs(ArgumentMode mode)
{
    /// <summary>How the pairs differ.</summary>
    public List<string> Mismatches(string place, IReadOnlyList<JsonElement> expected, IReadOnlyList<QueryItem> sent)
    {
        var mismatches = new List<string>();
        var at = 0;
        foreach (var pair in expected)
        {
            var name = pair.GetProperty("name").GetString();
            var count = at < sent.Count && sent[at].Name == name ? pair.Flag("repeat") ? sent.Skip(at).TakeWhile(item => item.Name == name).Count() : 1 : 0;
            if (count == 0 && !pair.Flag("optional"))
                mismatches.Add($"no {place} {name} at {at + 1}");
            if (count > 0 && !IsRight(pair, [.. sent.Skip(at).Take(count)]))
                mismatches.Add($"{place} {string.Join('&', sent.Skip(at).Take(count).Select(item => item.Encoded))}");
            at += count;
        }

        mismatches.AddRange(sent.Skip(at).Select(item => $"{place} {item.Encoded} is not expected"));
        return mismatches;
    }

    private bool IsRight(JsonElement pair, IReadOnlyList<QueryItem> sent)
    {
        if (pair.Choices("encoded") is { Count: > 0 } encoded)
            return encoded.Any(choice => choice.GetString() == sent[0].Encoded) && (!pair.TryGetProperty("value", out var decoded) || decoded.GetString() == sent[0].Value);

        var value = pair.GetProperty("value");
        var wires = sent.Select(item => item.Encoded[(item.Encoded.IndexOf('=', StringComparison.Ordinal) + 1)..]).ToList();
        if (!sent.All(item => ExpectedValue.Decoded(item.Encoded[..item.Encoded.IndexOf('=', StringComparison.Ordinal)], true) == item.Name))
            return false;
        if (mode == ArgumentMode.Placeholder && ExpectedValue.IsPlaceholder(value, sent[0].Value))
            return true;
        if (pair.Flag("repeat"))
            return ExpectedValue.IsList(value, wires, plusIsBlank: true);
        return pair.TryGetProperty("separator", out var separator)
            ? ExpectedValue.IsList(value, ExpectedValue.Pieces(wires[0], separator.GetString()!), plusIsBlank: true)
            : ExpectedValue.IsEncoded(value, wires[0], plusIsBlank: true);
    }
}
