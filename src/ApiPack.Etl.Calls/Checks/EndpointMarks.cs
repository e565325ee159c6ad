using System.Buffers;

namespace ApiPack.Etl.Calls.Checks;

/// <summary>What of a path every call to the endpoint holds: its fixed pieces in order, without parameters and without what a URL or a literal may encode.</summary>
public sealed class EndpointMarks
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    private readonly string[] pieces;

    private EndpointMarks(string[] pieces) => this.pieces = pieces;

    /// <summary>The marks of a path as the file declares it; query and fragment count for nothing.</summary>
    public static EndpointMarks Of(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var rest = end < 0 ? path.AsSpan() : path.AsSpan(0, end);
        var pieces = new List<string>();
        while (rest.Length > 0)
        {
            var length = rest.IndexOfAnyExcept(Plain) is var stop and >= 0 ? stop : rest.Length;
            if (length > 0)
                pieces.Add(rest[..length].ToString());
            rest = rest[length..];
            if (rest.Length > 0)
                rest = rest[(rest[0] == '{' && rest.IndexOf('}') is var close and > 0 ? close + 1 : 1)..];
        }

        return new([.. pieces]);
    }

    /// <summary>True when the text holds all pieces in order.</summary>
    public bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var piece in pieces)
        {
            var found = text.IndexOf(piece, StringComparison.Ordinal);
            if (found < 0)
                return false;
            text = text[(found + piece.Length)..];
        }

        return true;
    }
}
