using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Arguments as a JSON object of bounded length.</summary>
internal static class ArgumentsJson
{
    /// <summary>The object; arguments are left out from the end until it holds at most <paramref name="mostCharacters"/>.</summary>
    public static string Write(List<Sample.Member> arguments, int mostCharacters)
    {
        var kept = new List<Sample.Member>(arguments.Count);
        var size = 2;
        foreach (var argument in arguments)
        {
            size += SampleJson.QuotedSize(argument.Name) + argument.Value.JsonSize + 2;
            if (size > mostCharacters)
                break;
            kept.Add(argument);
        }

        return SampleJson.Write(Sample.OfMembers(kept));
    }
}
