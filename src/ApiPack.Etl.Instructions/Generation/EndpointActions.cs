using System.Buffers;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>Finds the phrases that say what an endpoint does, best first: from its texts, else its name, else its path.</summary>
internal static class EndpointActions
{
    private const int MostPhrases = 3;

    private static readonly SearchValues<char> NoWords = SearchValues.Create("<>{}[]`*\\|\"=\u007f\u00a0");

    private static readonly SearchValues<string> NoActions = SearchValues.Create(["this api", "this endpoint", "curl "], StringComparison.OrdinalIgnoreCase);

    /// <summary>One to three different phrases, none of which names the API or the endpoint's id.</summary>
    public static List<VerbPhrase> Of(EndpointText endpoint, ApiMention api)
    {
        var found = new List<VerbPhrase>(4);
        var nameVerb = EndpointName.Verb(endpoint.EndpointName);
        Add(found, FromText(ODataIdioms.Plain(endpoint.Functionality), 2, endpoint, nameVerb), endpoint, api);
        if (endpoint.Description != endpoint.Functionality)
            Add(found, FromText(endpoint.Description, 4, endpoint, nameVerb), endpoint, api);
        if (found.Count == 0 || found.TrueForAll(static phrase => phrase.Quality < 3))
            Add(found, EndpointName.Phrase(endpoint), endpoint, api);
        if (found.Count == 0 || found.TrueForAll(static phrase => phrase.Quality < 2))
            Add(found, FromPath(endpoint, nameVerb), endpoint, api);
        var best = found.Count == 0 ? 0 : found.Max(static phrase => phrase.Quality);
        found.RemoveAll(phrase => phrase.Quality < Math.Min(best, 2) || (phrase.Quality == 2 && best == 3 && (endpoint.Method is not "get" || phrase.Words < 4)));
        if (found.Count == 0)
            found.Add(NounReader.WithVerb(["root", "resource"], NounReader.VerbFor(endpoint.Method, null)));
        return found.Count > MostPhrases ? found[..MostPhrases] : found;
    }

    private static VerbPhrase? FromText(string text, int sentences, EndpointText endpoint, string? nameVerb)
    {
        VerbPhrase? best = null;
        foreach (var sentence in PlainText.Sentences(text, sentences))
        {
            var phrase = PhraseReader.Read(sentence, endpoint.Method, nameVerb);
            if (phrase is not null && (best is null || phrase.Quality > best.Quality))
                best = phrase;
            if (best is { Quality: 3 })
                break;
        }

        return best is null ? null : Concrete(best, endpoint);
    }

    /// <summary>Says what <c>the resource</c> is, and gives a lone verb its object.</summary>
    private static VerbPhrase Concrete(VerbPhrase phrase, EndpointText endpoint)
    {
        if (phrase.Quality == 1 && !phrase.Infinitive.Contains(' ', StringComparison.Ordinal) && PathNouns.Of(endpoint.Path) is { Count: > 0 } nouns
            && !nouns.Contains(phrase.Verb))
            return NounReader.WithVerb(nouns, phrase.Verb);
        if (phrase.Verb is "invoke" && PathNouns.Of(endpoint.Path) is var call && call.IndexOf("of") is > 0 and var owner
            && phrase.Infinitive.EndsWith("ion", StringComparison.Ordinal))
        {
            var of = " " + string.Join(' ', call[owner..]);
            return phrase with { Infinitive = phrase.Infinitive + of, Gerund = phrase.Gerund + of };
        }

        foreach (var generic in (ReadOnlySpan<string>)["the resource", "the object", "the entity", "the item", "the collection"])
        {
            if (phrase.Infinitive.EndsWith(generic, StringComparison.Ordinal) && PathNouns.Of(endpoint.Path) is { Count: > 0 } thing && thing[0] != generic[4..])
            {
                var ofMany = phrase.Infinitive.EndsWith("number of the resource", StringComparison.Ordinal);
                if (ofMany && (thing.IndexOf("of") is > 0 and var of ? of - 1 : thing.Count - 1) is var head)
                    thing[head] = Inflection.Plural(thing[head]);
                var named = (ofMany ? "" : "the ") + string.Join(' ', thing);
                return phrase with
                {
                    Infinitive = phrase.Infinitive[..^generic.Length] + named,
                    Gerund = phrase.Gerund[..^generic.Length] + named,
                    Object = phrase.Object is null ? null : phrase.Object[..^generic.Length] + named,
                };
            }
        }

        return phrase;
    }

    private static VerbPhrase? FromPath(EndpointText endpoint, string? nameVerb) =>
        PathNouns.Of(endpoint.Path) is { Count: > 0 } nouns ? NounReader.WithVerb(nouns, NounReader.VerbFor(endpoint.Method, nameVerb)) : null;

    private static void Add(List<VerbPhrase> found, VerbPhrase? phrase, EndpointText endpoint, ApiMention api)
    {
        phrase = phrase is null ? null : api.Without(phrase);
        if (phrase is null || !IsUsable(phrase.Infinitive) || EndpointName.IsLeaked(phrase.Infinitive, endpoint.EndpointName))
            return;
        if (!found.Exists(other => other.Infinitive == phrase.Infinitive))
            found.Add(phrase);
    }

    private static bool IsUsable(string text) =>
        text.Length >= 6
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '\u024f')
        && !text.AsSpan().ContainsAny(NoWords)
        && !text.AsSpan().ContainsAny(NoActions);
}
