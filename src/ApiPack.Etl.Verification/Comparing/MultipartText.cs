using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>Takes a multipart body apart that stands in the code as text with files in it (RFC 2046 5.1, RFC 7578).</summary>
internal static class MultipartText
{
    private const string LineEnd = "\r\n";

    /// <summary>Adds the parts to <see cref="SentRequest.Parts"/>; null, or what is wrong.</summary>
    public static string? Read(SentRequest sent, ReadOnlySpan<char> boundary)
    {
        if (!Boundary.Is(boundary))
            return "no boundary in the content type";
        sent.PartNamesAreRaw = true;
        var delimiter = $"\r\n--{boundary}";
        var body = sent.Text[sent.Body];
        if (!body.StartsWith(delimiter.AsSpan(LineEnd.Length)))
            return "no delimiter at the start";
        var at = delimiter.Length - LineEnd.Length;
        var file = 0;
        while (true)
        {
            var rest = body[at..];
            if (rest.StartsWith("--"))
                return rest is "--" or "--\r\n" && file == sent.Files.Count ? null : "more after the closing delimiter";
            if (!rest.StartsWith(LineEnd))
                return "a delimiter that goes on";
            at += LineEnd.Length;
            if (ReadPart(sent, body, ref at, ref file, delimiter) is { } problem)
                return problem;
        }
    }

    private static string? ReadPart(SentRequest sent, ReadOnlySpan<char> body, ref int at, ref int file, string delimiter)
    {
        var start = sent.Body.Start;
        var part = new SentPart();
        var hasName = false;
        for (var line = Line(body, at); !line.IsEmpty; line = Line(body, at))
        {
            var isKnown = hasName ? part.ContentType is null && TryType(line, start + at, ref part) : TryDisposition(line, start + at, ref part);
            hasName = true;
            if (!isKnown)
                return $"a part's header that is not known: {Excerpt.Of(line, 0)}";
            at += line.Length + LineEnd.Length;
        }

        if (!hasName || !body[at..].StartsWith(LineEnd))
            return "a part without its headers";
        at += LineEnd.Length;
        var length = body[at..].IndexOf(delimiter);
        if (length < 0)
            return "a part without the delimiter after it";
        part = part with { Value = new(start + at, length) };
        if (file < sent.Files.Count && sent.Files[file].Place <= at + length)
        {
            if (length > 0 || sent.Files[file].Place != at)
                return "a file beside text";
            part = part with { IsFile = true, Value = sent.Files[file].Path ?? default };
            file++;
        }

        sent.PartList.Add(part);
        at += length + delimiter.Length;
        return null;
    }

    private static ReadOnlySpan<char> Line(ReadOnlySpan<char> body, int at)
    {
        var length = body[at..].IndexOf(LineEnd);
        return length < 0 ? default : body.Slice(at, length);
    }

    private static bool TryDisposition(ReadOnlySpan<char> line, int place, ref SentPart part)
    {
        const string start = "Content-Disposition: form-data; name=\"";
        const string fileStart = "; filename=\"";
        if (!line.StartsWith(start))
            return false;
        var name = Quoted(line, start.Length);
        var end = start.Length + name + 1;
        if (name < 0)
            return false;
        part = part with { Name = new(place + start.Length, name) };
        if (end == line.Length)
            return true;
        if (!line[end..].StartsWith(fileStart))
            return false;
        var file = Quoted(line, end + fileStart.Length);
        part = part with { FileName = new(place + end + fileStart.Length, Math.Max(file, 0)) };
        return file >= 0 && end + fileStart.Length + file + 1 == line.Length;
    }

    private static int Quoted(ReadOnlySpan<char> line, int start) => line[start..].IndexOf('"');

    private static bool TryType(ReadOnlySpan<char> line, int place, ref SentPart part)
    {
        const string start = "Content-Type: ";
        part = part with { ContentType = new(place + start.Length, Math.Max(line.Length - start.Length, 0)) };
        return line.StartsWith(start);
    }
}
