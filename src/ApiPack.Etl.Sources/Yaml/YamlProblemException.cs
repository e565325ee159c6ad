namespace ApiPack.Etl.Sources.Yaml;

/// <summary>Ends a conversion from the depth of its recursion; it never leaves <see cref="YamlToJson"/>.</summary>
internal sealed class YamlProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>What is wrong.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>A problem at a node.</summary>
    public static YamlProblemException At(YamlNode node, string reason, string what) =>
        new(new Problem(reason, $"{what} at line {node.Line}, column {node.Column}"));
}
