using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>What stands around a name's words tells whether they are a name there.</summary>
internal static class NamePosition
{
    /// <summary>True when ordinary words are used as a name: with capitals, beside <c>API</c>, after <c>using</c>.</summary>
    public static bool IsName(List<NameToken> tokens, int start, int last)
    {
        for (var i = Math.Max(0, start - 2); i < Math.Min(tokens.Count, last + 3); i++)
        {
            if (tokens[i].Lower is "api" or "apis" or "service" or "platform" or "endpoint" or "client")
                return true;
        }

        for (var i = start; i <= last; i++)
        {
            if (tokens[i].IsCapital && !tokens[i].BeginsSentence && !(tokens[i].IsUpper && Acronyms.Of(tokens[i].Lower) is not null))
                return true;
        }

        return IsMeans(tokens, start);
    }

    /// <summary>True behind words that say by what means: <c>using the …</c></summary>
    public static bool IsMeans(List<NameToken> tokens, int start)
    {
        var before = start > 0 && tokens[start - 1].Lower == "the" ? start - 2 : start - 1;
        return before >= 0 && tokens[before].Lower is "using" or "via" or "through" or "with" or "use" or "by" or "from";
    }

    /// <summary>True behind words after which a name stands for the service itself (<c>in Jira</c>), not for what a noun is of (<c>my Jira account</c>).</summary>
    public static bool IsPlace(List<NameToken> tokens, int start) => start > 0 && tokens[start - 1].Lower is "in" or "on" or "at" or "to" or "of" or "for" or "and";
}
