using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>An instruction as the rules see it: its sentences and words, and the endpoint it is for.</summary>
internal sealed class Reading
{
    /// <summary>Reads an instruction.</summary>
    public Reading(EndpointReading endpoint, string text)
    {
        Endpoint = endpoint;
        Text = text.Trim();
        Lower = Text.ToLowerInvariant().Replace('’', '\'');
        Sentences = Sentence.Split(Text, Lower);
        Words = Sentences.Sum(static sentence => sentence.Words.Count);
        NameMatch = endpoint.Name.MatchIn(Text);
    }

    /// <summary>The endpoint.</summary>
    public EndpointReading Endpoint { get; }

    /// <summary>The text, trimmed.</summary>
    public string Text { get; }

    /// <summary>The text in lower case, apostrophes straight.</summary>
    public string Lower { get; }

    /// <summary>Its sentences and lines.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>How many words it has.</summary>
    public int Words { get; }

    /// <summary>How far the API's name is there, 0 to 1.</summary>
    public double NameMatch { get; }

    /// <summary>The first of the phrases that the text holds, or null.</summary>
    public string? FirstOf(ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Lower.Contains(phrase, StringComparison.Ordinal))
                return phrase;
        }

        return null;
    }

    /// <summary>Share of the endpoint's topic that the text touches: 0 when it touches nothing.</summary>
    public int TopicWords()
    {
        var stems = new List<Stem>(48);
        Stems.Add(stems, Text, 400);
        return stems.Select(static stem => stem.Hash).Distinct().Count(Endpoint.Topic.Contains);
    }
}
