using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Sentences that speak about an operation's use, not about what it does.</summary>
internal static class Remarks
{
    private static readonly FrozenSet<string> Openings = WordLists.Of("remark");

    /// <summary>True when the sentence's first words make a remark.</summary>
    public static bool IsRemark(List<string> lower)
    {
        var first = lower[0];
        if (!Openings.Contains(first))
            return false;
        return first switch
        {
            "you" => !(lower.Count > 2 && lower[1] is "can" or "may" or "could"),
            "please" or "preview" or "permissions" or "permission" => lower.Count < 2 || first is not "please" && lower.Count == 1,
            "default" or "authentication" or "authorization" or "supported" or "internal" or "usage" or "legacy" or "developer"
                => lower.Count < 2 || lower[1] is "," or "-" or "note" or "preview",
            "response" or "responses" or "parameters" or "example" or "notes" or "note" when lower.Count == 2 => lower[1] is not ("details" or "list" or "types"),
            "beta" or "deprecated" => lower.Count < 3 || lower[1] is "and" or "," or "in" or "since" or "use" or "please",
            _ => true,
        };
    }
}
