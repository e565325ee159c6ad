using ApiPack.Etl.Calls.Checks;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Samples;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Calls.Extraction;

/// <summary>The calls of an endpoint that its file carries: in each language the first sample that passes the checks.</summary>
internal static class ExtractedCalls
{
    /// <summary>The file has no sample in the language.</summary>
    public const string NoSample = "no-sample";

    private const string TooManySamples = "too-many-samples";
    private const int LongestList = 300;

    /// <summary>An outcome for each of <see cref="Languages.All"/>; a language whose samples all fail is rejected for the first one's fault.</summary>
    public static Outcome<CallRow>[] Of(CallInput row)
    {
        var endpoint = EndpointMarks.Of(row.Path);
        var samples = CodeSampleCodec.Read(row.CodeSamples).Select(static sample => (sample, SampleLanguage.Of(sample.Lang, sample.Source))).ToArray();
        return [.. Languages.All.Select(language => First(row, endpoint, language.Lang, samples))];
    }

    private static Outcome<CallRow> First(CallInput row, EndpointMarks endpoint, string lang, (CodeSample, SampleLanguage?)[] samples)
    {
        var key = Ids.Unique(row.EndpointId, lang);
        Reject? first = null;
        foreach (var (sample, language) in samples)
        {
            if (language?.Lang != lang)
                continue;
            var code = Normal(sample.Source ?? "");
            if ((sample.Fault ?? SampleChecks.Check(code, language, row.Method, endpoint)) is not { } fault)
            {
                return Outcome<CallRow>.Keep(new()
                {
                    EndpointId = row.EndpointId,
                    ApiId = row.ApiId,
                    Lang = lang,
                    ApiCall = code,
                    CallSource = sample.Field,
                });
            }

            first ??= new(key, fault, $"{row.Method} {CallStep.Cut(row.Path)}: {sample.Field} in {sample.Lang}");
        }

        return Outcome<CallRow>.Drop(first ?? Missing(key, [.. samples.Select(static known => known.Item1)]));
    }

    private static Reject Missing(string key, IReadOnlyList<CodeSample> samples)
    {
        if (samples.Count == 0)
            return new(key, NoSample, "the file has no samples for the operation");
        var names = string.Join(", ", samples.Select(static sample => sample.Lang).Distinct(StringComparer.Ordinal));
        return new(
            key,
            samples.Any(static sample => sample.Fault == TooManySamples) ? TooManySamples : NoSample,
            $"the file's samples are in {(names.Length <= LongestList ? names : names[..LongestList])}");
    }

    /// <summary>The code with one kind of line end and without white space around it; else as the file has it.</summary>
    private static string Normal(string source) => source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}
