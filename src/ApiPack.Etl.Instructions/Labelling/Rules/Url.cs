using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text holds the API's own address or a path of it; another address is a value like any other.</summary>
internal static class Url
{
    private const double Link = 0.3;

    private const double Path = 0.9;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \n\t\"'`)>]”");

    public static Rule Rule { get; } = new("url", 2.6, Holds);

    private static double Holds(Reading reading)
    {
        for (var at = reading.Lower.IndexOf("://", StringComparison.Ordinal); at >= 0; at = reading.Lower.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            if (IsOwn(reading, Token(reading.Lower.AsSpan(at + 3))))
                return reading.Endpoint.TakesLinks ? Link : 1;
        }

        var text = reading.WithoutName.AsSpan();
        for (var at = text.IndexOf(" /"); at >= 0;)
        {
            var next = at + 2;
            if (next < text.Length && char.IsLetter(text[next]) && IsOfApi(reading, Token(text[next..])))
                return Path;
            var more = text[next..].IndexOf(" /");
            at = more < 0 ? -1 : next + more;
        }

        return 0;
    }

    /// <summary>True for an address at an API's host, or at the API's own with a path that speaks of the endpoint's matter or without one.</summary>
    private static bool IsOwn(Reading reading, ReadOnlySpan<char> address)
    {
        var slash = address.IndexOf('/');
        var host = slash < 0 ? address : address[..slash];
        var path = slash < 0 ? "" : address[(slash + 1)..];
        var isNamed = false;
        foreach (var range in host.Split('.'))
        {
            if (host[range] is "api" or "apis")
                return true;
            isNamed |= host[range].Length > 2 && reading.Endpoint.Name.Names(host[range].ToString());
        }

        return IsVersioned(path) || (isNamed && (path.IsEmpty || IsOfApi(reading, path)));
    }

    private static bool IsOfApi(Reading reading, ReadOnlySpan<char> path) => IsVersioned(path) || reading.Endpoint.IsOnTopic(path);

    /// <summary>True for a path with <c>api</c> or a version in it.</summary>
    private static bool IsVersioned(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            if (path[range] is "api" or "rest" || (path[range] is ['v', var digit, ..] && char.IsAsciiDigit(digit)))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Ends);
        return (end < 0 ? text : text[..end]).TrimEnd(".,;:?!/");
    }
}
