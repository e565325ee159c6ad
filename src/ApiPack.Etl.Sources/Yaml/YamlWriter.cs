using System.Text.Json;

namespace ApiPack.Etl.Sources.Yaml;

/// <summary>Writes YAML nodes as JSON: aliases and merge keys expanded, every key a name.</summary>
internal sealed class YamlWriter(Utf8JsonWriter json, KeptNodes kept, YamlLimits limits)
{
    private const string MergeKey = "<<";

    /// <summary>Writes the next node with all that is in it.</summary>
    /// <param name="nodes">Where the nodes come from.</param>
    /// <param name="depth">Containers around the node.</param>
    public void WriteNode(IYamlNodes nodes, int depth)
    {
        var node = nodes.Next();
        switch (node.Kind)
        {
            case YamlNodeKind.Mapping:
                WriteMapping(nodes, Deeper(node, depth));
                break;
            case YamlNodeKind.Sequence:
                WriteSequence(nodes, Deeper(node, depth));
                break;
            case YamlNodeKind.Alias:
                WriteNode(kept.From(node.Target), depth);
                break;
            default:
                WriteScalar(node);
                break;
        }
    }

    private void WriteScalar(YamlNode node)
    {
        if (node.IsPlain)
            YamlScalars.Write(node.Text, json);
        else
            json.WriteStringValue(node.Text);
        if (json.BytesCommitted + json.BytesPending > limits.JsonBytes)
            throw YamlProblemException.At(node, Reasons.TooLarge, $"as JSON more than {limits.JsonBytes} bytes");
    }

    private void WriteSequence(IYamlNodes nodes, int depth)
    {
        json.WriteStartArray();
        var items = new Peeked(nodes);
        while (items.Peek().Kind != YamlNodeKind.End)
            WriteNode(items, depth);
        json.WriteEndArray();
    }

    private void WriteMapping(IYamlNodes nodes, int depth)
    {
        json.WriteStartObject();
        var names = new HashSet<string>(StringComparer.Ordinal);
        List<int>? merged = null;
        for (var key = nodes.Next(); key.Kind != YamlNodeKind.End; key = nodes.Next())
        {
            if (key is { IsPlain: true, Text: MergeKey })
            {
                (merged ??= []).Add(nodes.Keep());
                continue;
            }
            var name = Name(key);
            if (!names.Add(name))
                throw YamlProblemException.At(key, Reasons.Unreadable, $"key '{name}' occurs twice in its mapping, again");
            json.WritePropertyName(name);
            WriteNode(nodes, depth);
        }
        foreach (var start in merged ?? [])
            WriteMerged(kept.From(start), names, depth);
        json.WriteEndObject();
    }

    /// <summary>Writes what a merge key brings: the mapping's own names hold, then those of earlier mappings (YAML 1.1 merge type).</summary>
    private void WriteMerged(IYamlNodes nodes, HashSet<string> names, int depth)
    {
        var node = nodes.Next();
        switch (node.Kind)
        {
            case YamlNodeKind.Alias:
                WriteMerged(kept.From(node.Target), names, depth);
                break;
            case YamlNodeKind.Sequence:
                var items = new Peeked(nodes);
                while (items.Peek().Kind != YamlNodeKind.End)
                    WriteMerged(items, names, Deeper(node, depth));
                break;
            case YamlNodeKind.Mapping:
                WriteMergedEntries(nodes, names, Deeper(node, depth));
                break;
            default:
                throw YamlProblemException.At(node, Reasons.Unreadable, "a merge key's value is no mapping");
        }
    }

    private void WriteMergedEntries(IYamlNodes nodes, HashSet<string> names, int depth)
    {
        List<int>? merged = null;
        for (var key = nodes.Next(); key.Kind != YamlNodeKind.End; key = nodes.Next())
        {
            if (key is { IsPlain: true, Text: MergeKey })
            {
                (merged ??= []).Add(nodes.Keep());
            }
            else if (names.Add(Name(key)))
            {
                json.WritePropertyName(Name(key));
                WriteNode(nodes, depth);
            }
            else
            {
                YamlNodes.Skip(nodes);
            }
        }
        foreach (var start in merged ?? [])
            WriteMerged(kept.From(start), names, depth);
    }

    private string Name(YamlNode key)
    {
        var scalar = key.Kind == YamlNodeKind.Alias ? kept.From(key.Target).Next() : key;
        return scalar.Kind == YamlNodeKind.Scalar
            ? scalar.Text
            : throw YamlProblemException.At(key, Reasons.Unreadable, "a key is a mapping or a sequence, which JSON cannot hold,");
    }

    private int Deeper(YamlNode node, int depth) => depth < limits.Depth
        ? depth + 1
        : throw YamlProblemException.At(node, Reasons.TooDeep, $"nested more than {limits.Depth} levels");

    /// <summary>Looks one event ahead, so that a sequence sees its end.</summary>
    private sealed class Peeked(IYamlNodes nodes) : IYamlNodes
    {
        private YamlNode? ahead;

        public YamlNode Peek() => ahead ??= nodes.Next();

        public YamlNode Next()
        {
            var node = Peek();
            ahead = null;
            return node;
        }

        public int Keep() => ahead is null ? nodes.Keep() : throw new InvalidOperationException("a node is looked at already");
    }
}
