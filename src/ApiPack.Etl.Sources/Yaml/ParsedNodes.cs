using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ApiPack.Etl.Sources.Yaml;

/// <summary>The parser's events, of which those below an anchor are kept.</summary>
internal sealed class ParsedNodes(IParser parser, KeptNodes kept) : IYamlNodes
{
    private readonly Dictionary<string, int> anchors = new(StringComparer.Ordinal);
    private readonly Stack<(int Start, int Depth)> open = [];
    private int depth;
    private bool keepNext;

    /// <inheritdoc/>
    public YamlNode Next()
    {
        if (!parser.MoveNext())
            throw new YamlProblemException(new Problem(Reasons.Unreadable, "the YAML text ends too early"));
        var parsed = parser.Current!;
        var node = Node(parsed);
        if (keepNext || parsed is NodeEvent { Anchor.IsEmpty: false })
            Open(parsed);
        if (open.Count > 0)
            kept.Add(node);
        depth += node.Kind switch { YamlNodeKind.Mapping or YamlNodeKind.Sequence => 1, YamlNodeKind.End => -1, _ => 0 };
        while (open.TryPeek(out var top) && top.Depth == depth)
            open.Pop();
        return node;
    }

    /// <inheritdoc/>
    public int Keep()
    {
        var start = kept.Count;
        keepNext = true;
        YamlNodes.Skip(this);
        return start;
    }

    private void Open(ParsingEvent parsed)
    {
        keepNext = false;
        open.Push((kept.Count, depth));
        if (parsed is NodeEvent { Anchor.IsEmpty: false } anchored)
            anchors[anchored.Anchor.Value] = kept.Count;
    }

    private YamlNode Node(ParsingEvent parsed)
    {
        var (line, column) = ((int)parsed.Start.Line, (int)parsed.Start.Column);
        return parsed switch
        {
            Scalar scalar => new(YamlNodeKind.Scalar, scalar.Value, scalar.Style == ScalarStyle.Plain && !IsText(scalar.Tag), -1, line, column),
            MappingStart => new(YamlNodeKind.Mapping, "", false, -1, line, column),
            SequenceStart => new(YamlNodeKind.Sequence, "", false, -1, line, column),
            MappingEnd or SequenceEnd => new(YamlNodeKind.End, "", false, -1, line, column),
            AnchorAlias alias => Alias(alias, line, column),
            _ => throw new YamlProblemException(new Problem(Reasons.Unreadable, $"the YAML text ends too early at line {line}, column {column}")),
        };
    }

    private YamlNode Alias(AnchorAlias alias, int line, int column)
    {
        var name = alias.Value.Value;
        var node = new YamlNode(YamlNodeKind.Alias, name, false, anchors.GetValueOrDefault(name, -1), line, column);
        if (node.Target < 0)
            throw YamlProblemException.At(node, Reasons.Unreadable, $"alias *{name} has no anchor");
        return open.Any(anchor => anchor.Start == node.Target)
            ? throw YamlProblemException.At(node, Reasons.Unreadable, $"alias *{name} contains itself")
            : node;
    }

    private static bool IsText(TagName tag) => !tag.IsEmpty && (tag.IsNonSpecific || tag.Value is "tag:yaml.org,2002:str" or "tag:yaml.org,2002:binary");
}
