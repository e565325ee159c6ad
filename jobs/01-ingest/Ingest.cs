using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>Sources → files, content-addressed, kept or rejected (paper 3.1).</summary>
internal static class Ingest
{
    public static PipelineStage Files(BuildInputs inputs) => PipelineStage.Of(new RowStage<SourceFile, FileRow>
    {
        Name = "ingest",
        TableName = "files",
        Scope = StageScope.Whole,
        Step = inputs.IngestStep,
        Rows = inputs.Files,
        Files = inputs.Roots,
        WorkerArguments = inputs.SourceArguments,
        BatchRows = 1,
        UniqueKey = ["file_id"],
        OrderBy = ["file_id", "source", "path"],
    });
}
