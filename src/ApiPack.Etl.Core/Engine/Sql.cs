namespace ApiPack.Etl.Core.Engine;

/// <summary>Pieces of SQL that every engine reads alike, quoted.</summary>
public static class Sql
{
    /// <summary>An identifier.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text literal.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Identifiers with commas between.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    /// <summary>The terms of an ORDER BY that is the same on every engine.</summary>
    public static string Order(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"{Name(column)} ASC NULLS FIRST"));

    /// <summary>A SELECT as a relation; it may end with a comment or a semicolon.</summary>
    public static string Relation(string select) => $"(\n{select.TrimEnd().TrimEnd(';')}\n)";
}
