using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Sentences that speak about an operation's use, not about what it does.</summary>
internal static class Remarks
{
    private static readonly FrozenSet<string> Openings = new[]
    {
        "note", "notes", "deprecated", "important", "warning", "requires", "required", "caution", "beta", "preview", "tip", "hint", "attention", "if", "when", "there", "it", "its", "there's", "before",
        "after", "see", "refer", "however", "because", "since", "for", "in", "on", "at", "no", "not", "we", "our", "you", "your", "only", "must", "should", "please", "example", "examples", "remark",
        "remarks", "todo", "n/a", "none", "placeholder", "unused", "legacy", "obsolete", "experimental", "internal", "permissions", "permission", "authorization", "authentication", "prerequisites",
        "although", "while", "once", "as", "also", "these", "they", "otherwise", "default", "response", "responses", "parameters", "usage", "developer", "implementation", "limitations", "supported", "what",
        "how", "why", "where", "which", "who", "is", "are", "do", "does", "can", "i", "description", "summary", "auto", "followed", "negotiable", "from", "scope", "scopes", "followed",
    }.ToFrozenSet(StringComparer.Ordinal);

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
            "default" or "authentication" or "authorization" or "supported" or "internal" or "usage" or "legacy" or "developer" => lower.Count < 2 || lower[1] is "," or "-" or "note" or "preview",
            "response" or "responses" or "parameters" or "example" or "notes" or "note" when lower.Count == 2 => lower[1] is not ("details" or "list" or "types"),
            "beta" or "deprecated" => lower.Count < 3 || lower[1] is "and" or "," or "in" or "since" or "use" or "please",
            _ => true,
        };
    }
}
