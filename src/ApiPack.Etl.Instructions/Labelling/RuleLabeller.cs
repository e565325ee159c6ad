using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Labelling.Rules;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>
/// Labels by explicit rules for the paper's three kinds of bad (3.4: several instructions, text around the instruction, a wrong API name) and what else spoils one.
/// The probability is a logistic of a bias less the weights of the rules that hold.
/// </summary>
public sealed class RuleLabeller : IInstructionLabeller
{
    /// <summary>Log-odds of good when no rule speaks: 0.9.</summary>
    private const double Bias = 2.2;

    /// <summary>Rules that add less than this are no reason.</summary>
    private const double LeastReason = 0.2;

    private const int MostCharacters = 4_000;

    private static readonly Rule[] Registry =
    [
        ApiNameMissing.Rule, ApiNameWrong.Rule, ApiNamePartial.Rule, EndpointLeaked.Rule, MultipleInstructions.Rule, AssistantVoice.Rule, NoRequest.Rule,
        TextBefore.Rule, TextAfter.Rule, PromptEcho.Rule, OffTopic.Rule, Code.Rule, Url.Rule, Placeholder.Rule, Truncated.Rule, OtherLanguage.Rule, TooShort.Rule,
        TooLong.Rule, Repeated.Rule,
    ];

    [ThreadStatic]
    private static EndpointReading? lastEndpoint;

    /// <summary>Ids of all rules.</summary>
    public static IReadOnlyList<string> RuleIds { get; } = [.. Registry.Select(static rule => rule.Id)];

    /// <inheritdoc />
    public string Source => "rules";

    /// <inheritdoc />
    public InstructionLabel Label(EndpointText endpoint, string instruction)
    {
        var known = lastEndpoint is { } last && last.Endpoint == endpoint ? last : lastEndpoint = new EndpointReading(endpoint);
        var reading = new Reading(known, instruction.Length > MostCharacters ? instruction[..MostCharacters] : instruction);
        var against = 0.0;
        List<(string Id, double Weight)>? reasons = null;
        foreach (var rule in Registry)
        {
            var weight = rule.Weight * rule.Holds(reading);
            against += weight;
            if (weight >= LeastReason)
                (reasons ??= []).Add((rule.Id, weight));
        }

        var probability = 1 / (1 + Math.Exp(against - Bias));
        return new InstructionLabel(probability, reasons is null ? [] : [.. reasons.OrderByDescending(static reason => reason.Weight).Select(static reason => reason.Id)]);
    }
}
