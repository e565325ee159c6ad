using System.CommandLine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Models;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack candidates</c>: five instruction candidates for each endpoint of OpenAPI files.</summary>
internal static class CandidatesCommand
{
    private const string Stage = "candidates";

    public static Command Create(Terminal terminal)
    {
        var specs = new Argument<string[]>("SPEC") { Description = "OpenAPI files, folders or archives.", Arity = ArgumentArity.OneOrMore };
        var model = Options.StageModel();
        var command = new Command("candidates", "Prints five instruction candidates for each endpoint of OpenAPI files, a JSON line each.") { specs, model };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var models = await StageModels.Open(ModelChoice.Of(Stage, parsed.GetValue(model)), null, new ModelHost(), cancellation);
            var endpoints = SpecFiles.Endpoints(parsed.GetValue(specs)!, ArgumentMode.Placeholder);
            await foreach (var (spec, candidates) in StepRows.Run(Steps.Candidates(models), endpoints, Row, cancellation))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    to.WriteString("file", spec.File);
                    if (spec.Endpoint is not { } endpoint)
                    {
                        JsonLines.WriteError(to, spec.Reject!);
                        return;
                    }

                    to.WriteString("api_name", endpoint.ApiName);
                    to.WriteString("endpoint_name", endpoint.EndpointName);
                    to.WriteString("functionality", endpoint.Functionality);
                    to.WriteString("description", endpoint.Description);
                    to.WriteStartArray("candidates");
                    foreach (var candidate in candidates.Where(static candidate => candidate.Reject is null))
                    {
                        to.WriteStringValue(candidate.Row.Candidate);
                    }

                    to.WriteEndArray();
                    if (candidates.FirstOrDefault(static candidate => candidate.Reject is not null).Reject is { } reject)
                    {
                        JsonLines.WriteError(to, reject);
                    }
                });
            }

            return 0;
        });
        return command;
    }

    private static CandidateInput? Row(SpecOutcome spec) => spec.Endpoint is { } endpoint ? new CandidateInput { Endpoint = EndpointText.Of(endpoint), Examples = [] } : null;
}
