namespace ApiPack.Etl.Sources.Yaml;

/// <summary>The nodes that anchors name, kept as events, and the budget for reading them again.</summary>
internal sealed class KeptNodes(int budget)
{
    private readonly List<YamlNode> nodes = [];
    private int replayed;

    /// <summary>Where the next kept event will be.</summary>
    public int Count => nodes.Count;

    /// <summary>Keeps an event.</summary>
    public void Add(YamlNode node)
    {
        if (nodes.Count == budget)
            throw YamlProblemException.At(node, Reasons.TooLarge, $"YAML anchors name more than {budget} nodes; write them out");
        nodes.Add(node);
    }

    /// <summary>Reads kept events from a place on.</summary>
    public IYamlNodes From(int start) => new Replay(this, start);

    private YamlNode Again(int index)
    {
        if (++replayed > budget)
            throw YamlProblemException.At(nodes[index], Reasons.TooLarge, $"YAML aliases expand beyond {budget} nodes; write them out");
        return nodes[index];
    }

    private sealed class Replay(KeptNodes kept, int start) : IYamlNodes
    {
        private int next = start;

        public YamlNode Next() => kept.Again(next++);

        public int Keep()
        {
            var start = next;
            YamlNodes.Skip(this);
            return start;
        }
    }
}

/// <summary>Reading past nodes.</summary>
internal static class YamlNodes
{
    /// <summary>Reads the next node to its end.</summary>
    public static void Skip(IYamlNodes nodes)
    {
        var open = 0;
        do
        {
            open += nodes.Next().Kind switch
            {
                YamlNodeKind.Mapping or YamlNodeKind.Sequence => 1,
                YamlNodeKind.End => -1,
                _ => 0,
            };
        }
        while (open > 0);
    }
}
