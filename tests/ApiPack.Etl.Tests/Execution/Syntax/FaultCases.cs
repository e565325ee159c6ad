namespace ApiPack.Etl.Tests.Execution.Syntax;

/// <summary>Snippets that are wrong: a table of two columns under a head, the second the snippet, in which ⏎ is a line's end and ␍ a carriage return.</summary>
internal static class FaultCases
{
    /// <summary>The rows of a table of <c>Execution/cases</c>.</summary>
    public static IReadOnlyList<(string Key, string Snippet)> Read(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Execution", "cases", name)).Skip(1)
            .Select(static line => line.Split('\t', 2))
            .Select(static row => (row[0], row[1].Replace('⏎', '\n').Replace('␍', '\r')))];
}
