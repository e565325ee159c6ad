using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Sampling;

/// <summary>A request whose code is run.</summary>
/// <param name="Name">Where it is from: <c>golden/get-query</c>, or a corpus file with method, path and mode.</param>
/// <param name="Request">The request.</param>
internal sealed record Operation(string Name, Request Request);
