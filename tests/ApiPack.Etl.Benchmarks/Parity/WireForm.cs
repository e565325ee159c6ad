using ApiPack.Etl.Calls.Wire;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>A request as it goes on the wire, so that two that differ only in how they are written are equal.</summary>
internal static class WireForm
{
    /// <summary>The request with its URL and query encoded and its headers made one of a name; null when the URL is no absolute one.</summary>
    public static Request? Of(Request request) => WireRequest.Of(request) is not { } wire ? null : request with
    {
        Url = wire.Url.WithoutQuery,
        Query = [.. request.Query.Select(static item => item with { Encoded = Percent.Url(item.Encoded, Percent.QueryLegal) })],
        Headers = WireHeaders.Merged(request.Headers),
    };
}
