using System.Buffers;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.ShellCurl;

/// <summary>A cURL command line.</summary>
internal static class ShellCurlCall
{
    private const string Next = " \\\n  ";

    /// <summary>What cURL's <c>--form</c> would read as more than a value.</summary>
    private static readonly SearchValues<char> FormSpecial = SearchValues.Create(";\"\\,()<@ \t\r\n\v\f");

    public static void Write(WireRequest request, CodeWriter to)
    {
        // HEAD by --request would wait for a body that never comes.
        if (request.Method == "HEAD")
            to.Write("curl --head");
        else
            to.Write($"curl --request {Word(request.Method)}");
        to.Write($"{Next}--url {Word(request.Url.Full)}");
        var isRaw = IsBeyondForm(request);
        foreach (var header in isRaw ? request.SortedHeadersWithBoundary : request.SortedHeaders)
        {
            to.Write($"{Next}--header ");
            to.QuoteHeader<ShellString>('\'', header);
        }

        if (request.Cookie is { } cookie)
            to.Write($"{Next}--cookie {Word(cookie)}");
        if (isRaw)
            WriteData(request.Text!, to);
        else if (request.Method != "HEAD")
            WriteBody(request, to);
    }

    /// <summary>True for a form that <c>--form</c> cannot say: it ends a field's name at the first equals sign.</summary>
    private static bool IsBeyondForm(WireRequest request) =>
        request is { Body: MultipartBody multipart, HasFiles: false } && multipart.Parts.Any(static part => part.Name.Contains('='));

    private static void WriteBody(WireRequest request, CodeWriter to)
    {
        switch (request.Body)
        {
            case MultipartBody multipart:
                foreach (var part in multipart.Parts)
                    WritePart(part, to);
                break;
            case FormBody form:
                foreach (var field in form.Fields)
                    WriteData(field.Encoded, to);
                break;
            case TextBody { Text.Length: > 0 } text:
                WriteData(text.Text, to);
                break;
            case BinaryBody binary:
                to.Write($"{Next}--data-binary {Word($"@{binary.FileName}")}");
                break;
        }
    }

    private static void WriteData(string text, CodeWriter to) =>
        to.Write($"{Next}{(text.StartsWith('@') ? "--data-raw" : "--data")} {Word(text)}");

    private static void WritePart(MultipartPart part, CodeWriter to)
    {
        // Of a file without a type cURL would guess one from its name.
        var type = Multipart.ContentType(part) is { } declared ? $";type={declared}" : "";
        if (part.FileName is not null)
            to.Write($"{Next}--form {Word($"{part.Name}=@{FormWord(part.FileName)}{type}")}");
        else if (type.Length > 0)
            to.Write($"{Next}--form {Word($"{part.Name}={FormWord(part.Value)}{type}")}");
        else
            to.Write($"{Next}{(NeedsString(part.Value) ? "--form-string" : "--form")} {Word($"{part.Name}={part.Value}")}");
    }

    /// <summary>True where cURL would read the value as a file, a quoted word, a group, or a list of attributes, or would trim it.</summary>
    public static bool NeedsString(string value) =>
        value.Length > 0 && (value.Contains(';', StringComparison.Ordinal) || "@<\"()".Contains(value[0], StringComparison.Ordinal)
            || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]));

    private static string FormWord(string word) => word.AsSpan().IndexOfAny(FormSpecial) >= 0
        ? $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : word;

    private static Quoted<ShellString> Word(string text) => new(text);
}
