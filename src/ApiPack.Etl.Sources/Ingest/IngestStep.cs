using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Sources.Ingest;

/// <summary>The row step <c>ingest</c>: a listed file in, one kept or rejected file out. Equal files are the engine's affair (unique <c>file_id</c>).</summary>
public sealed class IngestStep(FileJudge judge) : IRowStep<SourceFile, FileRow>
{
    /// <inheritdoc/>
    public string Name => "ingest";

    /// <inheritdoc/>
    public RowSchema<SourceFile> Input => SourceFile.Schema;

    /// <inheritdoc/>
    public RowSchema<FileRow> Output => FileRow.Schema;

    /// <inheritdoc/>
    public long Units(SourceFile row) => 1;

    /// <inheritdoc/>
    public string Key(SourceFile row) => $"{row.Source}:{row.Path}";

    /// <inheritdoc/>
    public IEnumerable<Outcome<FileRow>> Run(SourceFile row)
    {
        var judgement = judge.Judge(row);
        return [judgement.Row is { } kept
            ? Outcome<FileRow>.Keep(kept)
            : Outcome<FileRow>.Drop(new Reject(Key(row), judgement.Problem!.Reason, judgement.Problem.Detail))];
    }
}
