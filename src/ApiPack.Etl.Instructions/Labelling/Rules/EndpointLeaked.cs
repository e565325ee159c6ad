using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The instruction gives the endpoint's id away, in whole or in part, in its own spelling or another.</summary>
internal static class EndpointLeaked
{
    public static Rule Rule { get; } = new("endpoint-leaked", 2.5, Holds);

    private static double Holds(Reading reading)
    {
        var name = reading.Endpoint.Endpoint.EndpointName;
        if (name.Length < 3 || name.Equals(reading.Endpoint.Endpoint.ApiName, StringComparison.OrdinalIgnoreCase))
            return 0;
        return IsWhole(reading, name) || IsCalled(reading, name) || IsPart(reading) ? 1 : 0;
    }

    private static bool IsWhole(Reading reading, string name)
    {
        var text = reading.WithoutName;
        if (!IsHyphenated(name) && EndpointName.IsLeaked(text, name))
            return true;
        if (Identifiers.IndexOfToken(text, name, StringComparison.OrdinalIgnoreCase) < 0)
            return false;
        return (!IsHyphenated(name) && Identifiers.IsIdentifier(name) && reading.Endpoint.NameWords.Count > 2) || IsRunTogether(name);
    }

    /// <summary>True for a name that prose writes so as well: <c>check-in</c>, <c>t-shirt</c>.</summary>
    private static bool IsHyphenated(string name) => name.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && name.LastIndexOf('-') == at
        && (at < 3 || Nouns.EndsPhrase(name[(at + 1)..])) && !name.AsSpan().ContainsAnyInRange('A', 'Z');

    /// <summary>True for words without a joint: <c>getpublicdata</c>.</summary>
    private static bool IsRunTogether(string name)
    {
        if (Vocabulary.Spelling(name) is not null || name.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return false;
        for (var length = 3; length <= 6 && length + 3 < name.Length; length++)
        {
            if (Verbs.Find(name[..length]) is { Form: VerbForm.Base } && Vocabulary.IsCommon(name.AsSpan(length, 4)))
                return true;
        }

        return name.StartsWith("get", StringComparison.Ordinal) && name.Length > 6;
    }

    /// <summary>True where an ordinary word is used as a name: in quotes, or as <c>the search endpoint</c>.</summary>
    private static bool IsCalled(Reading reading, string name)
    {
        var at = reading.Lower.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var end = at + name.Length;
        if (at > 0 && reading.Lower[at - 1] is '\'' or '"' or '`' or '“' or '‘' && end < reading.Lower.Length && reading.Lower[end] is '\'' or '"' or '`' or '”')
        {
            var next = reading.Lower.AsSpan(end).TrimStart("'\"`”").TrimStart();
            return Identifiers.IsIdentifier(name) || next.StartsWith("endpoint") || (IsStrange(reading, name) && next.StartsWith("api"));
        }

        var after = reading.Lower.AsSpan(end);
        if (IsStrange(reading, name) && after.StartsWith(" api"))
            return true;
        return name.Length > 3 && (after.StartsWith(" endpoint") || after.StartsWith(" operation") || after.StartsWith(" method")
            || reading.Lower.AsSpan(0, at).EndsWith("endpoint "));
    }

    /// <summary>True for an id that is no English word and not in the API's name: <c>pecer</c>.</summary>
    private static bool IsStrange(Reading reading, string name) => Vocabulary.Spelling(name) is null && !reading.Endpoint.Name.Has(name);

    /// <summary>True when a token that only a programmer would write is made of the id's words (<c>migrationJobs.create</c>, <c>bgp_list_routes</c>) and is no word of the endpoint's texts.</summary>
    private static bool IsPart(Reading reading)
    {
        var words = reading.Endpoint.NameWords;
        if (words.Count < 2)
            return false;
        foreach (var range in reading.WithoutName.AsSpan().Split(' '))
        {
            var token = reading.WithoutName.AsSpan(range).Trim("\"'`’‘“”()[],;:.?!*");
            if (!Identifiers.IsCode(token) || reading.Endpoint.Endpoint.Functionality.AsSpan().Contains(token, StringComparison.Ordinal)
                || reading.Endpoint.Endpoint.Description.AsSpan().Contains(token, StringComparison.Ordinal))
                continue;
            var own = Identifiers.Words(token);
            if (own.Count >= 2 && own.TrueForAll(word => words.Contains(word.ToLowerInvariant()))
                && (own.Count > words.Count / 2 || own.Exists(static word => Verbs.Find(word.ToLowerInvariant()) is { Form: VerbForm.Base, Weak: false })))
                return true;
        }

        return false;
    }
}
