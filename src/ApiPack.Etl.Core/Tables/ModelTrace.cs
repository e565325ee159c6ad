using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>Which prompt and which response a row was made from; both null where no model made it.</summary>
/// <param name="PromptHash">Hash of the prompt's template, 32 hexadecimal digits: another one after any change of its text.</param>
/// <param name="Response">Key of the response in the table <c>responses</c>, 64 hexadecimal digits.</param>
public readonly record struct ModelTrace(string? PromptHash, string? Response)
{
    /// <summary>The columns, the last ones of every table whose rows a model may make.</summary>
    public static IReadOnlyList<Column> Columns { get; } = [new("prompt_hash", ColumnType.Text), new("response", ColumnType.Text)];

    /// <summary>Writes both columns.</summary>
    public void Write(IRowWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Text(PromptHash);
        to.Text(Response);
    }

    /// <summary>Reads both columns, the first at <paramref name="column"/>.</summary>
    public static ModelTrace Read(IRowReader from, int column) => new(from.TextOrNull(column), from.TextOrNull(column + 1));
}
