using System.CommandLine;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.Models;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<string> Lake() => new("--lake")
    {
        Description = "Folder of the lake.",
        DefaultValueFactory = _ => "lake",
        HelpName = "DIR",
    };

    public static Option<string[]> Calls() => new("--calls")
    {
        Description = $"What a source's calls are made of: {string.Join(", ", CallPolicies.Names)} (default: generate).",
        HelpName = "NAME=POLICY",
    };

    /// <summary>A source's name and its policy, as <see cref="Calls"/> takes them.</summary>
    /// <exception cref="InputException">The text is of another form, or there is no such policy.</exception>
    public static KeyValuePair<string, CallPolicy> Policy(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return new(equals > 0 ? text[..equals] : throw new InputException($"--calls {text}: give NAME=POLICY"), CallPolicies.Parse(text[(equals + 1)..]));
    }

    public static Option<string[]> Model() => new("--model")
    {
        Description = $"A model for {string.Join(", ", ModelChoice.Stages.Select(static stage => stage.Key))}, or for one of them: KIND+http://HOST:PORT/MODEL?…, or {StageModels.Embedded} for the one in process (default: templates and rules).",
        HelpName = "[STAGE=]URI",
    };

    public static Option<string?> StageModel() => new("--model")
    {
        Description = $"A model: KIND+http://HOST:PORT/MODEL?…, or {StageModels.Embedded} for the one in process (default: templates and rules).",
        HelpName = "URI",
    };

    public static Option<string?> Compatibility()
    {
        var option = new Option<string?>("--compat") { Description = "Scores over the tokens that the paper's implementation took (with --model).", HelpName = ModelChoice.ApiPackCompatibility };
        option.AcceptOnlyFromAmong(ModelChoice.ApiPackCompatibility);
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else on standard output." };
}
