namespace ApiPack.Etl.Sources.Yaml;

/// <summary>What a node event is.</summary>
internal enum YamlNodeKind
{
    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>A mapping starts.</summary>
    Mapping,

    /// <summary>A sequence starts.</summary>
    Sequence,

    /// <summary>A mapping or sequence ends.</summary>
    End,

    /// <summary>An alias of an anchored node.</summary>
    Alias,
}

/// <summary>A YAML event, small enough to be kept for the nodes that anchors name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A scalar's text, or an alias's anchor.</param>
/// <param name="IsPlain">A scalar without quotes and without a string tag, whose text decides its type.</param>
/// <param name="Target">Where an alias's node starts among the kept events, or -1.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct YamlNode(YamlNodeKind Kind, string Text, bool IsPlain, int Target, int Line, int Column);
