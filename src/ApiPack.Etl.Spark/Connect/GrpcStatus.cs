using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ApiPack.Etl.Spark.Protocol;
using Google.Protobuf;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>Reads how a call ended from its headers and trailers.</summary>
internal static class GrpcStatus
{
    /// <summary>Fails unless HTTP says that gRPC is spoken here; an answer of trailers alone has its status among the headers.</summary>
    public static void CheckHeaders(HttpResponseMessage response)
    {
        if (response.Headers.Contains("grpc-status"))
            Check(response.Headers);
        else if (response.StatusCode != HttpStatusCode.OK)
            throw new GrpcException(CodeOf(response.StatusCode), $"HTTP status {(int)response.StatusCode} {response.ReasonPhrase}", null);
        else if (response.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
            throw new GrpcException(GrpcCode.Unknown, $"the answer is {response.Content.Headers.ContentType}, not gRPC: no Spark Connect server is here", null);
    }

    /// <summary>Fails unless the trailers say OK; without a status the stream was cut.</summary>
    public static void CheckTrailers(HttpResponseMessage response)
    {
        if (response.TrailingHeaders.Contains("grpc-status"))
            Check(response.TrailingHeaders);
        else if (!response.Headers.Contains("grpc-status"))
            throw new GrpcException(GrpcCode.Unavailable, "the stream ended without a status", null);
    }

    private static void Check(HttpHeaders headers)
    {
        var code = int.TryParse(First(headers, "grpc-status"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (GrpcCode)number : GrpcCode.Unknown;
        if (code != GrpcCode.Ok)
            throw new GrpcException(code, Uri.UnescapeDataString(First(headers, "grpc-message") ?? code.ToString()), Details(headers));
    }

    private static RpcErrorInfo? Details(HttpHeaders headers)
    {
        if (First(headers, "grpc-status-details-bin") is not { } text)
            return null;
        try
        {
            // Senders may leave the padding out.
            var status = RpcStatus.Parser.ParseFrom(Convert.FromBase64String(text + new string('=', (4 - (text.Length % 4)) % 4)));
            var info = status.Details.FirstOrDefault(detail => detail.TypeUrl.EndsWith("google.rpc.ErrorInfo", StringComparison.Ordinal));
            return info is null ? null : RpcErrorInfo.Parser.ParseFrom(info.Value);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string? First(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static GrpcCode CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => GrpcCode.Internal,
        HttpStatusCode.Unauthorized => GrpcCode.Unauthenticated,
        HttpStatusCode.Forbidden => GrpcCode.PermissionDenied,
        HttpStatusCode.NotFound => GrpcCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => GrpcCode.Unavailable,
        _ => GrpcCode.Unknown,
    };
}
