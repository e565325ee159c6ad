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
        Start = Address.Length(Text, endpoint.Name);
        Own = WithoutValue();
        Sentences = Sentence.Split(Text[Start..Own], Lower[Start..Own]);
        Words = Text.AsSpan(0, Start).Count(' ') + Sentences.Sum(static sentence => sentence.Words.Count);
        NameMatch = endpoint.Name.MatchIn(Text);
        NamesAnother = NameMatch < 1 && HasOtherName();
        Asks = Asks.In(this);
    }

    /// <summary>The endpoint.</summary>
    public EndpointReading Endpoint { get; }

    /// <summary>The text, trimmed.</summary>
    public string Text { get; }

    /// <summary>The text in lower case, apostrophes straight; as long as <see cref="Text"/>.</summary>
    public string Lower { get; }

    /// <summary>The text without the API's name, where that stands as it is declared.</summary>
    public string WithoutName { get; }

    /// <summary>Where the text begins behind an address (<c>Hey Shop API, …</c>); 0 where there is none.</summary>
    public int Start { get; }

    /// <summary>The length of the text without a quoted value at its end.</summary>
    public int Own { get; }

    /// <summary>Its sentences and lines.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>What it asks for.</summary>
    public Asks Asks { get; }

    /// <summary>How many words it has.</summary>
    public int Words { get; }

    /// <summary>How far the API's name is there, 0 to 1.</summary>
    public double NameMatch { get; }

    /// <summary>True when the name is not there in full and a capitalised name other than the API's stands before the word API.</summary>
    public bool NamesAnother { get; }

    /// <summary>How many different stems of the endpoint's topic the text holds: its own, those of most operations, those in the API's name.</summary>
    public (int Own, int Weak, int OfName) SharedTopic()
    {
        var stems = new List<Stem>(48);
        Stems.Add(stems, WithoutName, 400);
        var found = new HashSet<ulong>();
        int own = 0, weak = 0, ofName = 0;
        foreach (var stem in stems)
        {
            if (!Endpoint.Topic.Contains(stem.Hash) || !found.Add(stem.Hash))
                continue;
            if (Endpoint.OfName.Contains(stem.Hash))
                ofName++;
            else if (EndpointReading.IsWeak(stem))
                weak++;
            else
                own++;
        }

        return (own, weak, ofName);
    }

    /// <summary>True when the text seeks something and the endpoint searches.</summary>
    public bool Searches()
    {
        var stems = new List<Stem>(48);
        if (Endpoint.IsSearch)
            Stems.Add(stems, WithoutName);
        return stems.Exists(EndpointReading.IsSearching);
    }

    /// <summary>True when a topic's stem stands in the API's name, or a word of that name stands in the text beside it.</summary>
    public bool SharesName()
    {
        if (Endpoint.OfName.Overlaps(Endpoint.Topic))
            return true;
        foreach (var token in NameToken.Cut(WithoutName))
        {
            if (token.Lower.Length > 3 && !EndpointReading.IsEverywhere(token.Lower) && Endpoint.Name.Has(token.Lower))
                return true;
        }

        return false;
    }

    /// <summary>The length of the text before a quoted value at its end, which an instruction that names the API announces with a colon; the whole length where there is none.</summary>
    private int WithoutValue()
    {
        var colon = Text.IndexOf(": \"", StringComparison.Ordinal);
        if (colon < Start || Text[^1] is not ('"' or '.') || Text.IndexOf('"', StringComparison.Ordinal) != colon + 2 || Endpoint.Name.MatchIn(Text[..colon]) < ApiName.Recognised)
            return Text.Length;
        return Sentence.Split(Text[Start..colon], Lower[Start..colon]) is [.., { Act: Act.Command or Act.Need or Act.Question }] ? colon : Text.Length;
    }

    private bool HasOtherName()
    {
        for (var at = Identifiers.IndexOfToken(Text, "API", StringComparison.Ordinal); at >= 0; at = Identifiers.IndexOfToken(Text, "API", StringComparison.Ordinal, at + 3))
        {
            var before = Text.AsSpan(0, at).TrimEnd();
            var word = before[(before.LastIndexOf(' ') + 1)..];
            if (word.Length > 1 && char.IsUpper(word[0]) && before.Length > word.Length && !(word is "The" or "This" or "REST" or "Your" or "An" or "Web")
                && !Endpoint.Name.Has(word.ToString()))
                return true;
        }

        return false;
    }
}
