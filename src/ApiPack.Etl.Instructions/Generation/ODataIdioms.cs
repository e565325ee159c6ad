using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>Summaries that a converter wrote from an OData model, in a person's words.</summary>
internal static class ODataIdioms
{
    private static readonly (string Idiom, string Plain)[] Idioms =
    [
        ("Create new navigation property to ", "Create new "),
        ("Create new navigation property ref to ", "Create a new reference to "),
        ("Delete ref of navigation property ", "Delete the reference to "),
        ("Get ref of ", "Get the references of "),
        ("Update the ref of navigation property ", "Update the reference to "),
        ("the navigation property ", "the "),
        ("navigation property ", ""),
    ];

    /// <summary>The summary without the words of the data model.</summary>
    public static string Plain(string summary)
    {
        if (summary.Contains("navigation property", StringComparison.Ordinal) || summary.StartsWith("Get ref of ", StringComparison.Ordinal))
        {
            foreach (var (idiom, plain) in Idioms)
                summary = summary.Replace(idiom, plain, StringComparison.Ordinal);
            summary = WithoutContainer(summary);
        }

        else if (summary.StartsWith("Get ", StringComparison.Ordinal) && summary.Split(' ') is [_, _, "from", [>= 'a' and <= 'z', ..]])
        {
            summary = WithoutContainer(summary);
        }

        return Spoken(summary);
    }

    /// <summary>Drops <c>in admin</c>: a container that is no set of things tells nothing.</summary>
    private static string WithoutContainer(string summary)
    {
        var words = summary.Split(' ');
        return words.Length > 3 && words[^2] is "in" or "for" or "from" && words[^1] is not "me"
            && !Nouns.IsPlural(words[^1]) ? string.Join(' ', words[..^2]) : summary;
    }

    private static string Spoken(string summary)
    {
        foreach (var ending in (ReadOnlySpan<string>)[" from me", " for me", " in me"])
        {
            if (summary.EndsWith(ending, StringComparison.Ordinal))
                return string.Concat(summary.AsSpan(0, summary.Length - 3), " the signed-in user");
        }

        foreach (var call in (ReadOnlySpan<string>)["Invoke action ", "Invoke function "])
        {
            if (summary.StartsWith(call, StringComparison.Ordinal))
                return $"Invoke the {Identifiers.Spaced(summary.AsSpan(call.Length))} {call.Split(' ')[1]}";
        }

        return summary;
    }
}
