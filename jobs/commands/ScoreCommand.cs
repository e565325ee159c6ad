using System.CommandLine;
using ApiPack.Etl.Instructions.Scoring;
using ApiPack.Etl.Instructions.Steps;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack score</c>: adds the mean log-probability of the endpoint's text given the instruction.</summary>
internal static class ScoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("score", "Adds input_tokens_mean to JSON lines with instruction, api_name, endpoint_name, functionality, description.");
        command.SetAction(_ =>
        {
            var step = new ScoreStep(new QueryLikelihoodScorer());
            foreach (var (number, line) in JsonLines.Read(terminal.In))
            {
                var score = step.Run(InstructionLine.Read(line, number)).Single().Row;
                JsonLines.Write(terminal.Out, to =>
                {
                    InstructionLine.CopyProperties(line, to, "input_tokens_mean");
                    to.WriteNumber("input_tokens_mean", score.InputTokensMean);
                });
            }

            return 0;
        });
        return command;
    }
}
