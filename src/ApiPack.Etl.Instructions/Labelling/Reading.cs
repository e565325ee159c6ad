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
        WithoutName = endpoint.Endpoint.ApiName.Length == 0 ? Text : Text.Replace(endpoint.Endpoint.ApiName, "", StringComparison.OrdinalIgnoreCase);
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

    /// <summary>The text without the API's name, where that stands as it is declared.</summary>
    public string WithoutName { get; }

    /// <summary>Its sentences and lines.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>How many words it has.</summary>
    public int Words { get; }

    /// <summary>How far the API's name is there, 0 to 1.</summary>
    public double NameMatch { get; }

    /// <summary>How many different stems of the endpoint's topic the text holds beside the API's name.</summary>
    public int TopicWords()
    {
        var stems = new List<Stem>(48);
        Stems.Add(stems, WithoutName, 400);
        var found = new HashSet<ulong>();
        foreach (var stem in stems)
        {
            if (Endpoint.Topic.Contains(stem.Hash))
                found.Add(stem.Hash);
        }

        return found.Count;
    }
}
