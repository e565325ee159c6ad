using System.Text;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Wire;

/// <summary>A multipart body as bytes on the wire: text, and files where they stand (RFC 7578, names escaped as browsers do).</summary>
internal static class Multipart
{
    private const string UsualBoundary = "---011000010111000001101001";

    /// <summary>A boundary that no value holds: the usual one, made longer until that is so.</summary>
    public static string Boundary(MultipartBody body)
    {
        var boundary = UsualBoundary;
        while (body.Parts.Any(part => part.Value.Contains(boundary, StringComparison.Ordinal)))
            boundary += "1";
        return boundary;
    }

    /// <summary>True for the type that form libraries build themselves.</summary>
    public static bool IsFormData(MultipartBody body) => body.MediaType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole body as text, with the sample content of its files.</summary>
    public static string TextWithSamples(MultipartBody body, string boundary) =>
        string.Concat(Pieces(body, boundary).Select(static piece => piece.IsFile ? piece.Sample : piece.Text));

    /// <summary>The body's pieces in order; a body without files is one text.</summary>
    public static BodyPiece[] Pieces(MultipartBody body, string boundary)
    {
        var pieces = new List<BodyPiece>();
        var text = new StringBuilder();
        foreach (var part in body.Parts)
        {
            text.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(Escaped(part.Name)).Append('"');
            if (part.FileName is not null)
                text.Append("; filename=\"").Append(Escaped(BaseName(part.FileName))).Append('"');
            text.Append("\r\n");
            if (ContentType(part) is { } type)
                text.Append("Content-Type: ").Append(type).Append("\r\n");
            text.Append("\r\n");
            if (part.FileName is not null)
            {
                pieces.Add(new(text.ToString(), IsFile: false));
                pieces.Add(new(part.FileName, IsFile: true, part.Value));
                text.Clear();
            }
            else
                text.Append(part.Value);
            text.Append("\r\n");
        }

        pieces.Add(new(text.Append("--").Append(boundary).Append("--\r\n").ToString(), IsFile: false));
        return [.. pieces];
    }

    /// <summary>A name between quotes in <c>Content-Disposition</c>: quote, CR and LF percent-encoded.</summary>
    public static string Escaped(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>The last segment of a file's path.</summary>
    public static string BaseName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The part's content type; a file without one is octets.</summary>
    public static string? ContentType(MultipartPart part) =>
        part.ContentType is { } type ? Percent.Header(type) : part.FileName is null ? null : "application/octet-stream";
}
