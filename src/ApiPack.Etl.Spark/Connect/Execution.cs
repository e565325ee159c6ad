using System.Runtime.CompilerServices;
using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>
/// One operation on the server and its stream of answers. The server keeps the operation running when the stream breaks, so the stream is taken
/// up again after the last answer heard; the operation is interrupted when its reader stops early, and released at the end in any case.
/// </summary>
internal sealed class Execution(SparkSession session, Plan plan, string? sql)
{
    private const string NoOperation = "INVALID_HANDLE.OPERATION_NOT_FOUND";
    private const string OperationExists = "INVALID_HANDLE.OPERATION_ALREADY_EXISTS";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string operationId = Guid.NewGuid().ToString();
    private string? lastResponseId;
    private bool isKnown;
    private bool isComplete;

    /// <summary>The answers but the last, which only says that the result is complete.</summary>
    /// <exception cref="SparkException">The operation failed.</exception>
    public async IAsyncEnumerable<ExecutePlanResponse> Responses([EnumeratorCancellation] CancellationToken cancellation)
    {
        var budget = new RetryBudget(session.Retries);
        try
        {
            while (!isComplete)
            {
                await using var stream = Open(cancellation).GetAsyncEnumerator(cancellation);
                while (await Next(stream, budget, cancellation) is { } response)
                {
                    yield return response;
                    await ReleaseRead(response, cancellation);
                }
            }
        }
        finally
        {
            await Close();
        }
    }

    private IAsyncEnumerable<ExecutePlanResponse> Open(CancellationToken cancellation) => isKnown
        ? session.Stream("ReattachExecute", Reattach(), ExecutePlanResponse.Parser, cancellation)
        : session.Stream("ExecutePlan", Execute(), ExecutePlanResponse.Parser, cancellation);

    // Null when this stream is at its end, whole or broken.
    private async Task<ExecutePlanResponse?> Next(IAsyncEnumerator<ExecutePlanResponse> stream, RetryBudget budget, CancellationToken cancellation)
    {
        try
        {
            if (!await stream.MoveNextAsync())
                return null;
        }
        catch (GrpcException failure) when (IsAboutHandle(failure))
        {
            return null;
        }
        catch (GrpcException failure) when (budget.Take(failure))
        {
            // Whether the request arrived is not known: the server is asked for the operation first.
            isKnown = true;
            await budget.Wait(cancellation);
            return null;
        }
        catch (GrpcException failure)
        {
            throw await ErrorDetails.Describe(session, failure, sql);
        }

        budget.Refill();
        isKnown = true;
        lastResponseId = stream.Current.ResponseId;
        isComplete = stream.Current.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete;
        return isComplete ? null : stream.Current;
    }

    // A request that never arrived is sent again under its id; one that arrived unheard is taken up.
    private bool IsAboutHandle(GrpcException failure)
    {
        if (failure.ErrorClass == NoOperation && isKnown && lastResponseId is null)
            isKnown = false;
        else if (failure.ErrorClass == OperationExists && !isKnown)
            isKnown = true;
        else
            return false;
        return true;
    }

    private async Task ReleaseRead(ExecutePlanResponse response, CancellationToken cancellation)
    {
        if (response.ResponseTypeCase != ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch)
            return;
        try
        {
            await Release(new ReleaseExecuteRequest { ReleaseUntil = new() { ResponseId = response.ResponseId } }, cancellation);
        }
        catch (GrpcException failure)
        {
            throw await ErrorDetails.Describe(session, failure, sql);
        }
    }

    private async Task Close()
    {
        if (!isKnown)
            return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (!isComplete)
                await session.Interrupt(operationId, patience.Token);
            await Release(new ReleaseExecuteRequest { ReleaseAll = new() }, patience.Token);
        }
        catch (Exception gone) when (gone is GrpcException or OperationCanceledException)
        {
            // What made the reader stop is told; an operation that cannot be released is dropped with its session.
        }
    }

    private async Task Release(ReleaseExecuteRequest request, CancellationToken cancellation)
    {
        request.SessionId = session.Id;
        request.UserContext = session.User;
        request.ClientType = SparkSession.ClientType;
        request.OperationId = operationId;
        request.ClientObservedServerSideSessionId = session.ServerSideId;
        await session.Call("ReleaseExecute", request, ReleaseExecuteResponse.Parser, cancellation);
    }

    private ExecutePlanRequest Execute()
    {
        var request = new ExecutePlanRequest
        {
            SessionId = session.Id,
            UserContext = session.User,
            ClientType = SparkSession.ClientType,
            Plan = plan,
            OperationId = operationId,
            ClientObservedServerSideSessionId = session.ServerSideId,
        };
        request.RequestOptions.Add(new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new() { Reattachable = true } });
        return request;
    }

    private ReattachExecuteRequest Reattach()
    {
        var request = new ReattachExecuteRequest
        {
            SessionId = session.Id,
            UserContext = session.User,
            ClientType = SparkSession.ClientType,
            OperationId = operationId,
            ClientObservedServerSideSessionId = session.ServerSideId,
        };
        if (lastResponseId is not null)
            request.LastResponseId = lastResponseId;
        return request;
    }
}
