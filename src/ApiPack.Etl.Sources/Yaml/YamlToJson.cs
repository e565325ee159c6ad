using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ApiPack.Etl.Sources.Yaml;

/// <summary>
/// Converts one YAML document to JSON as a stream of events: the 1.2 core schema's scalars (10.3.2), aliases and merge keys expanded within a
/// budget, keys as text, other tags ignored. Names that occur twice, several documents and keys that are no scalars are refused.
/// </summary>
public static class YamlToJson
{
    /// <summary>The JSON text, or null with a problem (<c>unreadable</c>, <c>too-deep</c> or <c>too-large</c>).</summary>
    /// <param name="yaml">UTF-8 text without a byte order mark.</param>
    /// <param name="limits">Bounds on the work.</param>
    /// <param name="problem">What is wrong, with line and column.</param>
    public static byte[]? Convert(ReadOnlyMemory<byte> yaml, YamlLimits limits, out Problem? problem)
    {
        var json = TryConvert(yaml, limits, out problem);
        return json is null && problem!.Reason == Reasons.Unreadable && BlockScalars.WithEmptyFirstLines(yaml.Span) is { } emptied
            ? TryConvert(emptied, limits, out problem)
            : json;
    }

    private static byte[]? TryConvert(ReadOnlyMemory<byte> yaml, YamlLimits limits, out Problem? problem)
    {
        problem = null;
        try
        {
            return Convert(yaml, limits);
        }
        catch (YamlProblemException failure)
        {
            problem = failure.Problem;
        }
        catch (YamlException failure)
        {
            problem = new Problem(Reasons.Unreadable, $"not valid YAML at line {failure.End.Line}, column {failure.End.Column}: {failure.Message}");
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // The scanner's own failures on texts that no writer of YAML makes, such as "...\n- ' }---".
            problem = new Problem(Reasons.Unreadable, $"not valid YAML: {failure.Message}");
        }
        return null;
    }

    private static byte[] Convert(ReadOnlyMemory<byte> yaml, YamlLimits limits)
    {
        using var text = new StreamReader(StreamOf(yaml), Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var parser = new Parser(new Scanner(text, skipComments: true));
        if (Second(parser) is not DocumentStart)
            throw new YamlProblemException(new Problem(Reasons.Unreadable, "the YAML text holds no document"));
        var output = new ArrayBufferWriter<byte>(Math.Max(256, yaml.Length));
        var kept = new KeptNodes(limits.AliasNodes);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = limits.Depth + 1,
            SkipValidation = true,
        }))
        {
            new YamlWriter(json, kept, limits).WriteNode(new ParsedNodes(parser, kept), 0);
        }
        if (Second(parser) is DocumentStart second)
            throw new YamlProblemException(new Problem(Reasons.Unreadable, $"a second YAML document starts at line {second.Start.Line}; give each its own file"));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The event after the next: what follows the start of the stream, or the end of a document.</summary>
    private static ParsingEvent? Second(Parser parser)
    {
        parser.MoveNext();
        parser.MoveNext();
        return parser.Current;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
