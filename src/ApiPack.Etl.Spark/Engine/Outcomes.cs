using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Lake.Types;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>The lines that workers say (<see cref="StepLineWriter{TOut}"/>), as SQL reads them.</summary>
/// <param name="stage">The stage's name.</param>
/// <param name="kept">Columns of the kept rows.</param>
internal sealed class Outcomes(string stage, IReadOnlyList<TableColumn> kept)
{
    private const string Line = "line";

    /// <summary>What is counted of the input.</summary>
    public static IReadOnlyDictionary<string, string> InputMetrics { get; } = new Dictionary<string, string> { ["input"] = "count(1)" };

    /// <summary>What is counted of the lines: each kind by Spark, and the sums of what the workers say.</summary>
    public IReadOnlyDictionary<string, string> Metrics { get; } = new Dictionary<string, string>
    {
        ["kept"] = $"count_if({Line}.outcome = 'kept')",
        ["rejected"] = $"coalesce(sum({Line}.reject.rows), 0L)",
        ["units"] = $"coalesce(sum({Line}.trailer.units), 0L)",
        ["rows_read"] = $"coalesce(sum({Line}.trailer.rows_read), 0L)",
        ["rows_written"] = $"coalesce(sum({Line}.trailer.rows_written), 0L)",
        ["rows_rejected"] = $"coalesce(sum({Line}.trailer.rows_rejected), 0L)",
    };

    /// <summary>Name of the view of the parsed lines.</summary>
    public string View => $"{stage}__outcomes";

    /// <summary>The view's one column.</summary>
    public IReadOnlyList<TableColumn> Columns => [new(Line, LineType)];

    /// <summary>The rows to keep.</summary>
    public string Kept => $"SELECT {string.Join(", ", kept.Select(column => $"{Line}.row.{Sql.Name(column.Name)} AS {Sql.Name(column.Name)}"))} FROM {Sql.Name(View)} WHERE {Line}.outcome = 'kept'";

    /// <summary>The rejected rows.</summary>
    public string Rejected => $"SELECT {Line}.reject.key, {Line}.reject.reason, {Line}.reject.detail, {Line}.reject.rows FROM {Sql.Name(View)} WHERE {Line}.outcome = 'rejected'";

    /// <summary>Parses the lines of a SELECT of <c>value</c>; one that is not as it must be fails the query.</summary>
    public string Parsed(string transformed) =>
        $"SELECT from_json(value, {Sql.Text(SparkTypes.Spell(SqlTypeParser.Parse(LineType)))}, map('mode', 'FAILFAST', 'maxStringLen', '{int.MaxValue}')) AS {Line} FROM ({transformed}) AS t";

    /// <summary>The units of all rows, once all the counts agree.</summary>
    /// <exception cref="InvalidOperationException">A worker ended before its input did, or its output did not come through.</exception>
    public long Checked(IReadOnlyDictionary<string, long> observed)
    {
        Agree("input", "rows_read", "input rows went to the workers, but they say that they read");
        Agree("kept", "rows_written", "kept rows came from the workers, but they say that they wrote");
        Agree("rejected", "rows_rejected", "rejected rows came from the workers, but they say that they rejected");
        return observed["units"];

        void Agree(string counted, string said, string what)
        {
            if (observed[counted] != observed[said])
                throw new InvalidOperationException($"stage {stage}: {observed[counted]} {what} {observed[said]}: a worker ended without a word, and its rows are missing");
        }
    }

    private string LineType
    {
        get
        {
            var row = $"STRUCT({string.Join(", ", kept.Select(column => $"{Sql.Name(column.Name)} {column.SqlType}"))})";
            return $"STRUCT(outcome VARCHAR, row {row}, reject {Layout(RejectsTable.Columns.Skip(1))}, trailer {Layout(StepTrailer.Schema.Columns.Select(column => new TableColumn(column.Name, SparkTypes.Sql(column.Type))))})";
        }
    }

    private static string Layout(IEnumerable<TableColumn> columns) => $"STRUCT({string.Join(", ", columns.Select(column => $"{column.Name} {column.SqlType}"))})";
}
