using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>Turns a failed call into an error that says what Spark knows of it.</summary>
internal static class ErrorDetails
{
    private const int ShownCause = 4000;
    private const string GoOn = "Run the build again: it goes on from what is done.";
    private static readonly string?[] Lost = ["INVALID_HANDLE.SESSION_NOT_FOUND", "INVALID_HANDLE.SESSION_CHANGED", "INVALID_HANDLE.SESSION_CLOSED"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks for the whole chain of causes; the status alone is cut at 2,048 characters.</summary>
    public static async Task<SparkException> Describe(SparkSession session, GrpcException failure, string? sql)
    {
        if (failure.Code == GrpcCode.Unavailable)
            return new SparkException($"The Spark server {session.Address} cannot be reached any more: {failure.Message} {GoOn}", null, null, sql, failure);
        if (Lost.Contains(failure.ErrorClass))
            return new SparkException($"The Spark server {session.Address} was started anew, or has closed this session: {failure.Message} {GoOn}", failure.ErrorClass, null, sql, failure);
        var chain = failure.Detail("errorId") is { } id ? await Fetch(session, id) : [];
        var throwable = chain.Select(error => error.SparkThrowable).FirstOrDefault(known => known is not null);
        return new SparkException(
            Text(failure, chain),
            failure.Detail("errorClass") ?? throwable?.ErrorClass ?? failure.ErrorClass,
            failure.Detail("sqlState") ?? throwable?.SqlState,
            sql,
            failure);
    }

    // Causes are told innermost first where the outer ones only repeat them.
    private static string Text(GrpcException failure, IReadOnlyList<FetchErrorDetailsResponse.Types.Error> chain)
    {
        var told = new List<string>();
        foreach (var message in chain.Select(error => Cut(error.Message)).Prepend(Cut(failure.Message)))
        {
            if (message.Length == 0 || told.Any(earlier => earlier.Contains(message, StringComparison.Ordinal)))
                continue;
            told.RemoveAll(earlier => message.Contains(earlier, StringComparison.Ordinal));
            told.Add(message);
        }

        return string.Join("\nCaused by: ", told);
    }

    private static async Task<IReadOnlyList<FetchErrorDetailsResponse.Types.Error>> Fetch(SparkSession session, string errorId)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var request = new FetchErrorDetailsRequest { SessionId = session.Id, UserContext = session.User, ClientType = SparkSession.ClientType, ErrorId = errorId, ClientObservedServerSideSessionId = session.ServerSideId };
            var answer = await session.Call("FetchErrorDetails", request, FetchErrorDetailsResponse.Parser, patience.Token);
            var chain = new List<FetchErrorDetailsResponse.Types.Error>();
            for (int? at = answer.HasRootErrorIdx ? answer.RootErrorIdx : null; at is { } index && index < answer.Errors.Count && chain.Count < answer.Errors.Count; at = answer.Errors[index].HasCauseIdx ? answer.Errors[index].CauseIdx : null)
                chain.Add(answer.Errors[index]);
            return chain;
        }
        catch (Exception unknown) when (unknown is GrpcException or OperationCanceledException)
        {
            // The failure itself is told without its details.
            return [];
        }
    }

    // The Java stack trace that Spark puts into its messages tells a user nothing.
    private static string Cut(string message)
    {
        var trace = message.IndexOf("\n\tat ", StringComparison.Ordinal);
        var text = (trace < 0 ? message : message[..trace]).Trim();
        return text.Length <= ShownCause ? text : text[..ShownCause] + "…";
    }
}
