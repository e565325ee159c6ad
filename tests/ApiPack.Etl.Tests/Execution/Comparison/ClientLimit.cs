using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>What a client cannot send, or adds in any case, whatever code asks it to; then exactly the effect is expected.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Reason">Why no code can do better.</param>
/// <param name="Languages">The languages whose client has it.</param>
/// <param name="Applies">True for the requests it touches.</param>
/// <param name="Effect">What arrives instead, or null for nothing.</param>
internal sealed record ClientLimit(string Id, string Reason, string[] Languages, Func<Request, bool> Applies, Func<Expectation, Request, Expectation?> Effect);
