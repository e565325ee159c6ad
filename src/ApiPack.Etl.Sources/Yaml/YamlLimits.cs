namespace ApiPack.Etl.Sources.Yaml;

/// <summary>Bounds on the conversion of one YAML document.</summary>
/// <param name="Depth">Levels of nesting, aliases followed.</param>
/// <param name="AliasNodes">Nodes that aliases and merge keys may add.</param>
/// <param name="JsonBytes">Bytes of JSON written.</param>
public sealed record YamlLimits(int Depth, int AliasNodes, int JsonBytes);
