using System.Text.Json;
using ApiPack.Etl.Core.Samples;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.CodeSamples;

/// <summary>Reads the code samples that an operation carries, within bounds: what is beyond them, or no text, is listed with its fault.</summary>
internal sealed class CodeSampleReader
{
    private const int MostSamples = 64;
    private const int LongestSource = 64 * 1024;
    private const int LongestOfAll = 4 * LongestSource;
    private const int LongestLang = 60;

    private readonly References references;
    private readonly List<CodeSample> samples = [];
    private int length;

    private CodeSampleReader(References references) => this.references = references;

    /// <summary>The operation's samples in the order of <see cref="CodeSampleFields.All"/> and of the file; after the 64th one that says <c>too-many-samples</c>.</summary>
    public static IReadOnlyList<CodeSample> Read(JsonElement operation, References references)
    {
        var reader = new CodeSampleReader(references);
        reader.AddListed(operation, CodeSampleFields.Current);
        reader.AddListed(operation, CodeSampleFields.Older);
        reader.AddRequestExamples(operation);
        return reader.samples;
    }

    private void AddListed(JsonElement operation, string field)
    {
        foreach (var item in Items(operation, field))
        {
            if (!Add(field, item.TextMember("lang"), item))
                return;
        }
    }

    private void AddRequestExamples(JsonElement operation)
    {
        var examples = operation.ObjectMember(CodeSampleFields.Sdk).ObjectMember("request-examples");
        if (examples.ValueKind != JsonValueKind.Object)
            return;
        foreach (var language in examples.EnumerateObject())
        {
            var name = language.SafeName();
            foreach (var element in Items(examples, name).SelectMany(example => Items(example, "example")))
            {
                if (element.TextMember("type") == "code" && !Add(CodeSampleFields.Sdk, name, element))
                    return;
            }
        }
    }

    private IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        owner.TryMember(name, out var list) && references.Resolve(list) is { ValueKind: JsonValueKind.Array } items
            ? items.EnumerateArray().Select(references.Resolve)
            : [];

    // False once no more samples are taken.
    private bool Add(string field, string? lang, JsonElement item)
    {
        if (samples.Count > MostSamples)
            return false;
        if (lang is null)
            return true;
        var cut = lang.Length <= LongestLang ? lang : lang[..LongestLang];
        if (samples.Count == MostSamples)
        {
            samples.Add(new CodeSample { Field = field, Lang = cut, Fault = "too-many-samples" });
            return false;
        }

        var source = item.TryMember("source", out var declared) ? Text(references.Resolve(declared)) : null;
        var fault = source is null ? "sample-not-text" : source.Length > LongestSource || length + source.Length > LongestOfAll ? "too-large" : null;
        samples.Add(new CodeSample { Field = field, Lang = cut, Source = fault is null ? source : null, Fault = fault });
        length += fault is null ? source!.Length : 0;
        return true;
    }

    /// <summary>A text, or a list of texts one after the other, as IBM's extension gives it.</summary>
    private static string? Text(JsonElement source)
    {
        if (source.ValueKind != JsonValueKind.Array)
            return source.TextOrNull();
        var lines = source.EnumerateArray().Select(static line => line.TextOrNull()).ToArray();
        return lines.Contains(null) ? null : string.Concat(lines);
    }
}
