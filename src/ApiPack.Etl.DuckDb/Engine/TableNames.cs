using System.Text.Json;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>The tables that a SELECT names, from DuckDB's own parse of it.</summary>
internal static class TableNames
{
    private static readonly RowSchema<string> Tree =
        new([new("tree", ColumnType.Text)], static (text, to) => to.Text(text), static from => from.Text(0));

    /// <summary>The names, with those that the SELECT defines itself; macros are not looked into.</summary>
    /// <exception cref="DuckDbException">This is not a SELECT.</exception>
    public static IReadOnlyList<string> Of(Connection connection, string select)
    {
        var json = RowStream.Read(connection, $"SELECT CAST(json_serialize_sql({Sql.Text(select)}) AS VARCHAR)", Tree).Single();
        using var tree = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1024 });
        if (tree.RootElement.GetProperty("error").GetBoolean())
            throw new DuckDbException(tree.RootElement.GetProperty("error_message").GetString() ?? "not a SELECT", select);
        var names = new List<string>();
        Collect(tree.RootElement, names);
        return names;
    }

    private static void Collect(JsonElement node, List<string> names)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Collect(item, names);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in node.EnumerateObject())
            {
                if (property.NameEquals("table_name") && property.Value.GetString() is { Length: > 0 } name)
                    names.Add(name);
                Collect(property.Value, names);
            }
        }
    }
}
