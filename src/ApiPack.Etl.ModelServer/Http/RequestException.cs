namespace ApiPack.Etl.ModelServer.Http;

/// <summary>A request that is refused.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="message">Why.</param>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    public int Status => status;
}
