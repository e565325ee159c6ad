using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Ingest;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>The endpoints of OpenAPI files named on the command line: files, folders or archives, without a lake.</summary>
internal static class SpecFiles
{
    /// <summary>The source's name in the rows.</summary>
    public const string Source = "spec";

    /// <summary>Every operation of every file, in file order: an endpoint, or why there is none.</summary>
    /// <exception cref="InputException">A file does not exist; nothing is read then.</exception>
    public static IEnumerable<SpecOutcome> Endpoints(IReadOnlyList<string> specs, ArgumentMode mode, bool carriesSamples = false) =>
        specs.FirstOrDefault(static spec => !Path.Exists(spec)) is { } missing
            ? throw new InputException($"{missing}: there is no such file or folder; give the path of an OpenAPI file")
            : specs.SelectMany(spec => EndpointsOf(spec, mode, carriesSamples));

    private static IEnumerable<SpecOutcome> EndpointsOf(string spec, ArgumentMode mode, bool carriesSamples)
    {
        var limits = new IngestLimits();
        using var scratch = new ScratchFolder();
        using var contents = FileContents.Of([new SourceSpec(Source, spec)], limits, Environment.CurrentDirectory, scratch.Path);
        var ingest = new IngestStep(new FileJudge(contents, limits, Facts.Read) { AnyLanguage = true });
        var endpoints = new EndpointStep(contents, new DocumentOpener(limits), mode) { RequireText = false, CarriesSamples = _ => carriesSamples };
        var single = File.Exists(spec);
        foreach (var listed in contents.List())
        {
            var name = single && !listed.Path.Contains('!', StringComparison.Ordinal) ? spec : listed.Path;
            var file = ingest.Run(listed).Single();
            if (file.Reject is { } reject)
            {
                yield return new SpecOutcome(name, null, reject);
                continue;
            }

            foreach (var endpoint in endpoints.Run(file.Row))
            {
                yield return new SpecOutcome(name, endpoint.Reject is null ? endpoint.Row : null, endpoint.Reject);
            }
        }
    }
}

/// <summary>An operation of a file: its endpoint, or the reason why it (or the file) gives none.</summary>
internal sealed record SpecOutcome(string File, EndpointRow? Endpoint, Reject? Reject);
