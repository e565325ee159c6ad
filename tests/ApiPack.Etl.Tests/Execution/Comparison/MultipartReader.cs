using System.Text;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>Reads a multipart body (RFC 2046 5.1), strictly: nothing before, between or after its parts.</summary>
internal static partial class MultipartReader
{
    /// <summary>The parts; those of a form are of the disposition <c>form-data</c> (RFC 7578 4.2), others may be attachments.</summary>
    /// <exception cref="InvalidDataException">The body is none, or not of this boundary.</exception>
    public static IReadOnlyList<Part> Read(byte[] body, string boundary, bool isForm)
    {
        var parts = new List<Part>();
        var opening = Encoding.Latin1.GetBytes($"--{boundary}\r\n");
        var closing = Encoding.Latin1.GetBytes($"--{boundary}--");
        var rest = body.AsSpan();
        while (rest.StartsWith(opening))
        {
            rest = rest[opening.Length..];
            var end = rest.IndexOf(Encoding.Latin1.GetBytes($"\r\n--{boundary}"));
            if (end < 0)
                throw new InvalidDataException("a part without end");
            parts.Add(PartOf(rest[..end], isForm));
            rest = rest[(end + 2)..];
        }

        if (!rest.StartsWith(closing) || rest[closing.Length..] is not ([] or [(byte)'\r', (byte)'\n']))
            throw new InvalidDataException($"no closing boundary {boundary}: {Encoding.Latin1.GetString(rest[..Math.Min(100, rest.Length)])}");
        return parts;
    }

    private static Part PartOf(ReadOnlySpan<byte> part, bool isForm)
    {
        var headEnd = part.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            throw new InvalidDataException("a part without end of its headers");
        var head = Encoding.UTF8.GetString(part[..headEnd]).Split("\r\n");
        var disposition = head.Select(static line => Disposition().Match(line)).SingleOrDefault(match => match.Success && !(isForm && match.Groups["kind"].Value != "form-data"))
            ?? throw new InvalidDataException($"no disposition: {string.Join(" | ", head)}");
        var types = head.Select(static line => ContentType().Match(line)).Where(static match => match.Success).Select(static match => match.Groups[1].Value).ToArray();
        if (types.Length > 1 || head.FirstOrDefault(static line => !Known().IsMatch(line)) is not null)
            throw new InvalidDataException($"unexpected headers of a part: {string.Join(" | ", head)}");
        return new(
            disposition.Groups["name"].Value,
            disposition.Groups["file"] is { Success: true } file ? file.Value : null,
            types.SingleOrDefault(),
            part[(headEnd + 4)..].ToArray());
    }

    [GeneratedRegex("^content-disposition: *(?<kind>form-data|attachment); *name=\"(?<name>[^\"]*)\"(?:; *filename=\"(?<file>[^\"]*)\")?$", RegexOptions.IgnoreCase)]
    private static partial Regex Disposition();

    [GeneratedRegex("^content-type: *(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex ContentType();

    // OkHttp says how long each part is.
    [GeneratedRegex("^content-(disposition|type|length):", RegexOptions.IgnoreCase)]
    private static partial Regex Known();
}
