using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>What the peer makes of an operation.</summary>
/// <param name="File">The document.</param>
/// <param name="Method">HTTP method, upper case.</param>
/// <param name="Path">The path as declared.</param>
/// <param name="Request">The peer's request (HAR) as ours, or null where it gives up.</param>
/// <param name="Code">The ten calls in the order of <see cref="Languages.All"/>; empty where it gives up.</param>
internal sealed record PeerCalls(string File, string Method, string Path, Request? Request, IReadOnlyList<string> Code);
