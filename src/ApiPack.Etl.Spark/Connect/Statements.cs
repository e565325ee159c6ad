using System.Globalization;
using System.Runtime.CompilerServices;
using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>How far a running operation is.</summary>
/// <param name="Done">Tasks done.</param>
/// <param name="Tasks">Tasks of the Spark stages that have begun.</param>
internal readonly record struct TaskProgress(long Done, long Tasks);

/// <summary>Runs plans in a session.</summary>
internal static class Statements
{
    /// <summary>Runs a plan without looking at its rows.</summary>
    /// <returns>The observed numbers, by name.</returns>
    /// <exception cref="SparkException">Spark refused or failed.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> Run(
        this SparkSession session, Plan plan, string sql, Action<TaskProgress>? progress, CancellationToken cancellation)
    {
        var observed = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var response in new Execution(session, plan, sql).Responses(cancellation).WithCancellation(cancellation))
        {
            foreach (var metrics in response.ObservedMetrics)
            {
                foreach (var (name, value) in metrics.Keys.Zip(metrics.Values))
                    observed[name] = Number(name, value);
            }

            if (response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ExecutionProgress)
                progress?.Invoke(new TaskProgress(response.ExecutionProgress.Stages.Sum(stage => stage.NumCompletedTasks), response.ExecutionProgress.Stages.Sum(stage => stage.NumTasks)));
        }

        return observed;
    }

    /// <summary>Runs a statement that changes the session.</summary>
    public static async Task Run(this SparkSession session, string sql, CancellationToken cancellation) =>
        await session.Run(Plans.Statement(sql), sql, null, cancellation);

    /// <summary>Reads a SELECT of text columns, streamed.</summary>
    /// <exception cref="SparkException">Spark refused or failed.</exception>
    public static IAsyncEnumerable<string?[]> Rows(this SparkSession session, string sql, int columns, CancellationToken cancellation) =>
        session.Rows(Plans.Sql(sql), sql, columns, cancellation);

    /// <summary>Reads a relation of text columns, streamed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="sql">Its SQL, for errors.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async IAsyncEnumerable<string?[]> Rows(
        this SparkSession session, Relation relation, string sql, int columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var response in new Execution(session, Plans.Rows(relation), sql).Responses(cancellation).WithCancellation(cancellation))
        {
            if (response.ResponseTypeCase != ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch)
                continue;
            foreach (var row in ArrowText.Rows(response.ArrowBatch.Data.Memory, columns))
                yield return row;
        }
    }

    /// <summary>The one value of a SELECT of one BIGINT.</summary>
    public static async Task<long> Long(this SparkSession session, string sql, CancellationToken cancellation)
    {
        var values = new List<string?>();
        await foreach (var row in session.Rows($"SELECT CAST(n AS STRING) AS n FROM (\n{sql.TrimEnd().TrimEnd(';')}\n) AS c(n)", 1, cancellation))
            values.Add(row[0]);
        return values is [{ } value]
            ? long.Parse(value, CultureInfo.InvariantCulture)
            : throw new SparkException($"one number was asked for, but {values.Count} rows came, or NULL\nSQL: {sql}");
    }

    private static long Number(string name, Expression.Types.Literal value) => value.LiteralTypeCase switch
    {
        Expression.Types.Literal.LiteralTypeOneofCase.Long => value.Long,
        Expression.Types.Literal.LiteralTypeOneofCase.Integer => value.Integer,
        _ => throw new SparkException($"the observed number {name} is {value.LiteralTypeCase}, not an integer"),
    };
}
