using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>The status codes of gRPC, with their numbers on the wire.</summary>
internal enum GrpcCode
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

/// <summary>A call that ended with another status than OK, or whose connection broke.</summary>
internal sealed class GrpcException(GrpcCode code, string message, RpcErrorInfo? details, Exception? inner = null) : Exception(message, inner)
{
    public GrpcCode Code => code;

    /// <summary>What Spark tells of the error: <c>errorClass</c>, <c>sqlState</c>, <c>errorId</c>; null when it tells nothing.</summary>
    public RpcErrorInfo? Details => details;

    /// <summary>The error's class, such as <c>INVALID_HANDLE.OPERATION_NOT_FOUND</c>, or null.</summary>
    public string? ErrorClass => Detail("errorClass") ?? FirstWord(Message);

    /// <summary>True where the same call may succeed when made again.</summary>
    public bool IsTransient => code == GrpcCode.Unavailable
        || (code == GrpcCode.Internal && Message.Contains("INVALID_CURSOR.DISCONNECTED", StringComparison.Ordinal));

    /// <summary>One of the details, or null.</summary>
    public string? Detail(string name) => details is not null && details.Metadata.TryGetValue(name, out var value) ? value : null;

    // Errors of handles come without details: their message begins with the class in brackets.
    private static string? FirstWord(string message) =>
        message.StartsWith('[') && message.IndexOf(']', StringComparison.Ordinal) is > 1 and var end ? message[1..end] : null;
}
