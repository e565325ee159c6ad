using System.CommandLine;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Check;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack check</c>: what ingest would do with each file, a JSON line each.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders or archives.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Tells what ingest would keep and reject, and why: a JSON line for each file and archive member.") { paths };
        command.SetAction(parsed =>
        {
            using var scratch = new ScratchFolder();
            var checker = new Checker(new IngestLimits(), Facts.Read, scratch.Path, Environment.ProcessorCount);
            foreach (var row in checker.Check(parsed.GetValue(paths)!, Environment.CurrentDirectory))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    to.WriteString("file", row.File);
                    to.WriteString("outcome", row.Outcome);
                    if (row.Operations is { } operations)
                    {
                        to.WriteNumber("operations", operations);
                    }
                    else
                    {
                        to.WriteNull("operations");
                    }

                    to.WriteString("reason", row.Reason);
                    to.WriteString("detail", row.Detail);
                });
            }

            return 0;
        });
        return command;
    }
}
