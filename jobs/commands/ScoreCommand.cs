using System.CommandLine;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Models;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack score</c>: adds the mean log-probability of the endpoint's text given the instruction.</summary>
internal static class ScoreCommand
{
    private const string Stage = "scores";

    public static Command Create(Terminal terminal)
    {
        var model = Options.StageModel();
        var compatibility = Options.Compatibility();
        var command = new Command("score", "Adds input_tokens_mean to JSON lines with instruction, api_name, endpoint_name, functionality, description.") { model, compatibility };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var models = await StageModels.Open(ModelChoice.Of(Stage, parsed.GetValue(model), parsed.GetValue(compatibility)), null, new ModelHost(), cancellation);
            var lines = JsonLines.Read(terminal.In);
            await foreach (var (line, scores) in StepRows.Run(Steps.Scores(models), lines, static line => InstructionLine.Read(line.Value, line.Line), cancellation))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    InstructionLine.CopyProperties(line.Value, to, "input_tokens_mean", "error");
                    if (scores.Single() is { Reject: { } reject })
                    {
                        JsonLines.WriteError(to, reject);
                        return;
                    }

                    to.WriteNumber("input_tokens_mean", scores.Single().Row.InputTokensMean);
                });
            }

            return 0;
        });
        return command;
    }
}
