using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Documents;
using ApiPack.Etl.Sources.Languages;

namespace ApiPack.Etl.Sources.Ingest;

/// <summary>Decides for each file whether it is kept, and if not, why (paper 3.1).</summary>
/// <param name="contents">Reads the listed files.</param>
/// <param name="limits">Bounds on the work.</param>
/// <param name="readFacts">Reads an OpenAPI document's facts; throws at nothing.</param>
public sealed class FileJudge(ISourceContents contents, IngestLimits limits, Func<JsonElement, DocumentFacts> readFacts)
{
    private readonly DocumentParser parser = new(limits);

    /// <summary>Keep files of any language: for calls, which have none.</summary>
    public bool AnyLanguage { get; init; }

    /// <summary>Judges one file: reads, parses, and looks at version, types, operations and language, in this order.</summary>
    public FileJudgement Judge(SourceFile file)
    {
        using var read = contents.Open(file.Source, file.Path);
        if (read.Problem is not null)
            return new FileJudgement { Problem = read.Problem };
        using var document = parser.Parse(file.Path, read.Bytes, out var problem);
        if (document is null)
            return new FileJudgement { Problem = problem };
        if (SpecVersion.Of(document.Root, out problem) is not { } version)
            return new FileJudgement { Problem = problem };
        if (DocumentShape.ProblemOf(document.Root) is { } wrong)
            return new FileJudgement { Problem = wrong };
        var facts = readFacts(document.Root);
        problem = ProblemOf(facts, document);
        return new FileJudgement
        {
            Operations = facts.Operations,
            Problem = problem,
            Row = problem is null ? Row(file, read, document, version, facts) : null,
        };
    }

    private Problem? ProblemOf(DocumentFacts facts, ParsedDocument document)
    {
        if (facts.Operations == 0)
            return new Problem(Reasons.NoEndpoints, "/paths: no operations");
        if (AnyLanguage)
            return null;
        var language = LanguageDetector.Detect(document.Json);
        return language.IsEnglish ? null : new Problem(Reasons.NonEnglish, language.Explanation);
    }

    private static FileRow Row(SourceFile file, FileRead read, ParsedDocument document, string version, DocumentFacts facts)
    {
        var provider = ApiNames.Provider(facts, file.Path);
        var service = ApiNames.Service(facts);
        return new FileRow
        {
            FileId = Ids.File(read.Bytes.Span),
            Source = file.Source,
            Path = file.Path,
            Bytes = read.Bytes.Length,
            Format = document.Format,
            SpecVersion = version,
            ApiId = Ids.Api(file.Source, provider, service),
            Title = ApiNames.Title(facts, file.Path),
            Provider = provider,
            Service = service,
            Version = facts.Version,
            License = facts.License,
            Operations = facts.Operations,
        };
    }
}
