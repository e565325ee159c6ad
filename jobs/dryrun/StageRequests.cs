using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Prompting;
using ApiPack.Etl.Instructions.Steps;

namespace ApiPack.Etl.Jobs.DryRun;

/// <summary>The very requests that a stage makes of the rows before it, and how long its answers are where templates stand in for the model.</summary>
internal static class StageRequests
{
    /// <summary>The requests of a stage, streamed.</summary>
    public static IEnumerable<ModelRequest> Of(string stage, IEngine engine, InstructionRequests requests)
    {
        var drafts = new TemplateGenerator();
        return stage switch
        {
            "examples" => engine.Read(ResourceFile.Read("04-examples/examples_source.sql"), ExampleInput.Schema)
                .Where(static row => row.ReviewedInstruction is null).Select(row => requests.Refine(row.Endpoint, drafts.Example(row.Endpoint).Text)),
            "candidates" => engine.Read(ResourceFile.Read("05-candidates/demonstrated_source.sql"), CandidateInput.Schema).Select(row => requests.Generate(row.Endpoint, row.Examples)),
            "labels" => engine.Read(ResourceFile.Read("06-labels/labels_source.sql"), CandidateText.Schema).Select(row => requests.Label(row.Endpoint, row.Candidate)),
            "scores" => engine.Read(ResourceFile.Read("07-scores/scores_source.sql"), CandidateText.Schema).Select(row => requests.Score(row.Endpoint, row.Candidate)),
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "no stage that asks a model"),
        };
    }

    /// <summary>A SELECT of one BIGINT: the characters that the stage's answers have; null where each is a single token.</summary>
    public static string? AnswerSql(string stage) => stage switch
    {
        "examples" => "SELECT CAST(coalesce(sum(length(instruction)), 0) AS BIGINT) FROM examples",
        "candidates" => "SELECT CAST(coalesce(sum(length(candidate)), 0) AS BIGINT) FROM candidates",
        _ => null,
    };
}
