using System.CommandLine;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack calls</c>: the calls of OpenAPI files, a JSON line each.</summary>
internal static class CallsCommand
{
    public static Command Create(Terminal terminal)
    {
        var specs = new Argument<string[]>("SPEC") { Description = "OpenAPI files, folders or archives.", Arity = ArgumentArity.OneOrMore };
        var endpoint = new Option<string?>("--endpoint") { Description = "Only the endpoint of this name.", HelpName = "NAME" };
        var lang = new Option<string[]>("--lang") { Description = "Only this language (default: all ten).", HelpName = "ID" };
        lang.AcceptOnlyFromAmong([.. Languages.All.Select(language => language.Id)]);
        var arguments = new Option<string>("--arguments") { Description = "Values that the file does not give: recognisable placeholders, or sampled by their schemas.", DefaultValueFactory = _ => "placeholder" };
        arguments.AcceptOnlyFromAmong("placeholder", "filled");
        var policy = new Option<string>("--policy") { Description = "What the calls are made of: the request, the samples that the file carries, or these first.", DefaultValueFactory = _ => CallPolicies.Names[0] };
        policy.AcceptOnlyFromAmong([.. CallPolicies.Names]);
        var command = new Command("calls", "Prints the calls of OpenAPI files, a JSON line each.") { specs, endpoint, lang, arguments, policy };
        command.SetAction(parsed =>
        {
            var languages = parsed.GetValue(lang) is { Length: > 0 } ids ? Languages.All.Where(language => ids.Contains(language.Id)).ToArray() : [.. Languages.All];
            var mode = parsed.GetValue(arguments) == "filled" ? ArgumentMode.Filled : ArgumentMode.Placeholder;
            var only = parsed.GetValue(endpoint);
            var calls = CallPolicies.Parse(parsed.GetValue(policy)!);
            var step = new VerifiedCallStep(new CallPolicies(new Dictionary<string, CallPolicy> { [SpecFiles.Source] = calls }));
            foreach (var outcome in SpecFiles.Endpoints(parsed.GetValue(specs)!, mode, calls != CallPolicy.Generate))
            {
                if (outcome.Reject is { } reject)
                {
                    WriteError(terminal, outcome.File, null, null, $"{reject.Reason}: {reject.Detail}");
                }
                else if (only is null || outcome.Endpoint!.EndpointName == only)
                {
                    Write(terminal, step, outcome.File, outcome.Endpoint!, languages);
                }
            }

            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, VerifiedCallStep step, string file, EndpointRow endpoint, IReadOnlyList<Language> languages)
    {
        var input = new CallInput
        {
            EndpointId = endpoint.EndpointId,
            ApiId = endpoint.ApiId,
            Source = endpoint.Source,
            Method = endpoint.Method,
            Path = endpoint.Path,
            Request = endpoint.Request,
            CodeSamples = endpoint.CodeSamples,
        };
        foreach (var (language, outcome) in Languages.All.Zip(step.Run(input)))
        {
            if (!languages.Contains(language))
            {
                continue;
            }

            if (outcome.Reject is { } reject)
            {
                WriteError(terminal, file, endpoint, language, $"{reject.Reason}: {reject.Detail}");
                continue;
            }

            JsonLines.Write(terminal.Out, to =>
            {
                WriteEndpoint(to, file, endpoint);
                to.WriteString("lang", language.Id);
                to.WriteString("api_call", outcome.Row.ApiCall);
                to.WriteString("call_source", outcome.Row.CallSource);
            });
        }
    }

    private static void WriteError(Terminal terminal, string file, EndpointRow? endpoint, Language? language, string error) => JsonLines.Write(terminal.Out, to =>
    {
        if (endpoint is null)
        {
            to.WriteString("file", file);
        }
        else
        {
            WriteEndpoint(to, file, endpoint);
            to.WriteString("lang", language!.Id);
        }

        to.WriteString("error", error);
    });

    private static void WriteEndpoint(System.Text.Json.Utf8JsonWriter to, string file, EndpointRow endpoint)
    {
        to.WriteString("file", file);
        to.WriteString("endpoint_name", endpoint.EndpointName);
        to.WriteString("method", endpoint.Method);
        to.WriteString("path", endpoint.Path);
    }
}
