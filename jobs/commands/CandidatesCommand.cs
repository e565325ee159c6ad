using System.CommandLine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack candidates</c>: five instruction candidates for each endpoint of OpenAPI files.</summary>
internal static class CandidatesCommand
{
    public static Command Create(Terminal terminal)
    {
        var specs = new Argument<string[]>("SPEC") { Description = "OpenAPI files, folders or archives.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("candidates", "Prints five instruction candidates for each endpoint of OpenAPI files, a JSON line each.") { specs };
        command.SetAction(parsed =>
        {
            var step = new CandidateStep(new TemplateGenerator());
            foreach (var outcome in SpecFiles.Endpoints(parsed.GetValue(specs)!, ArgumentMode.Placeholder))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    to.WriteString("file", outcome.File);
                    if (outcome.Endpoint is not { } endpoint)
                    {
                        to.WriteString("error", $"{outcome.Reject!.Reason}: {outcome.Reject.Detail}");
                        return;
                    }

                    to.WriteString("api_name", endpoint.ApiName);
                    to.WriteString("endpoint_name", endpoint.EndpointName);
                    to.WriteString("functionality", endpoint.Functionality);
                    to.WriteString("description", endpoint.Description);
                    to.WriteStartArray("candidates");
                    foreach (var candidate in step.Run(new CandidateInput { Endpoint = EndpointText.Of(endpoint), Examples = [] }))
                    {
                        if (candidate.Reject is null)
                        {
                            to.WriteStringValue(candidate.Row.Candidate);
                        }
                    }

                    to.WriteEndArray();
                });
            }

            return 0;
        });
        return command;
    }
}
