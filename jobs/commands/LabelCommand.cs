using System.CommandLine;
using ApiPack.Etl.Instructions.Labelling;
using ApiPack.Etl.Instructions.Steps;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack label</c>: adds good or bad to instructions on standard input.</summary>
internal static class LabelCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("label", "Adds label, probability_good and reasons to JSON lines with instruction, api_name, endpoint_name, functionality, description.");
        command.SetAction(_ =>
        {
            var step = new LabelStep(new RuleLabeller());
            foreach (var (number, line) in JsonLines.Read(terminal.In))
            {
                var label = step.Run(InstructionLine.Read(line, number)).Single().Row;
                JsonLines.Write(terminal.Out, to =>
                {
                    InstructionLine.CopyProperties(line, to, "label", "probability_good", "reasons");
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
