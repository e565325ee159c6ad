using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Differences;

/// <summary>A rule by which our call differs from openapi-snippet 0.14.0's, which is wrong there.</summary>
/// <param name="Id">Name of the rule.</param>
/// <param name="Languages">Ids of the languages it concerns.</param>
/// <param name="Reason">What the peer's call does wrong.</param>
/// <param name="Applies">True for a request that the rule concerns.</param>
public sealed record Difference(string Id, IReadOnlyList<string> Languages, string Reason, Func<Request, bool> Applies)
{
    /// <summary>The first rule that explains a difference in a language, or null.</summary>
    public static Difference? Explaining(Request request, Language language) =>
        DifferenceRules.All.FirstOrDefault(rule => rule.Languages.Contains(language.Id) && rule.Applies(request));
}
