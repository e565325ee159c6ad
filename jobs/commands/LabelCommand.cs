using System.CommandLine;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Models;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack label</c>: adds good or bad to instructions on standard input.</summary>
internal static class LabelCommand
{
    private const string Stage = "labels";

    public static Command Create(Terminal terminal)
    {
        var model = Options.StageModel();
        var command = new Command("label", "Adds label, probability_good and reasons to JSON lines with instruction, api_name, endpoint_name, functionality, description.") { model };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var models = await StageModels.Open(ModelChoice.Of(Stage, parsed.GetValue(model)), null, new ModelHost(), cancellation);
            var lines = JsonLines.Read(terminal.In);
            await foreach (var (line, labels) in StepRows.Run(Steps.Labels(models), lines, static line => InstructionLine.Read(line.Value, line.Line), cancellation))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    InstructionLine.CopyProperties(line.Value, to, "label", "probability_good", "reasons", "error");
                    if (labels.Single() is { Reject: { } reject })
                    {
                        JsonLines.WriteError(to, reject);
                        return;
                    }

                    var label = labels.Single().Row;
                    to.WriteString("label", label.Label);
                    to.WriteNumber("probability_good", label.ProbabilityGood);
                    to.WriteStartArray("reasons");
                    foreach (var reason in label.Reasons)
                    {
                        to.WriteStringValue(reason);
                    }

                    to.WriteEndArray();
                });
            }

            return 0;
        });
        return command;
    }
}
