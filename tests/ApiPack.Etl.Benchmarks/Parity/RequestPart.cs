using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>A part in which the peer's request differs from ours.</summary>
/// <param name="Kind">Which part: <c>url</c>, <c>server</c>, <c>path</c>, <c>query</c>, <c>header</c>, <c>credentials</c>, <c>body</c>, <c>order</c>.</param>
/// <param name="Name">The parameter's name, or nothing.</param>
/// <param name="Hybrid">Our request with the peer's part in place of ours.</param>
/// <param name="Theirs">The peer's part, for people.</param>
/// <param name="Ours">Our part, for people.</param>
internal sealed record RequestPart(string Kind, string Name, Request Hybrid, string Theirs, string Ours)
{
    /// <summary>A parameter's value in the peer's request, decoded; of several, joined by commas.</summary>
    public string TheirValue { get; init; } = "";

    /// <summary>A parameter's value in our request, decoded; of several, joined by commas.</summary>
    public string OurValue { get; init; } = "";

    /// <summary>Our body.</summary>
    public RequestBody? OurBody { get; init; }
}
