namespace ApiPack.Etl.Sources.Yaml;

/// <summary>Events of YAML nodes in document order: from the parser, or again from the nodes kept for anchors.</summary>
internal interface IYamlNodes
{
    /// <summary>The next event.</summary>
    YamlNode Next();

    /// <summary>Reads the next node whole and gives the place where it is kept.</summary>
    int Keep();
}
