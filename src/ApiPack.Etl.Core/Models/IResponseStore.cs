namespace ApiPack.Etl.Core.Models;

/// <summary>Responses of models by their key, kept for all builds, engines and versions. Safe for many threads and processes at once.</summary>
public interface IResponseStore
{
    /// <summary>The response of a key, or null where none is stored.</summary>
    /// <exception cref="ModelException">What is stored under the key is broken, or the store cannot be read (<see cref="ModelFailure.Store"/>).</exception>
    StoredResponse? TryRead(string key);

    /// <summary>Stores a response unless its key has one, so that it outlives the process at once.</summary>
    /// <returns>What is stored: this one, or the one that was there first.</returns>
    /// <exception cref="ArgumentException">The key is not that of model and request.</exception>
    /// <exception cref="ModelException">What is stored under the key is broken, or the store cannot be written (<see cref="ModelFailure.Store"/>).</exception>
    StoredResponse Add(StoredResponse response);
}

/// <summary>A response as it is stored: what was asked of what, and the reply.</summary>
/// <param name="Key">The response's key (<see cref="ResponseKey"/>).</param>
/// <param name="Model">The model's identity.</param>
/// <param name="Request">The request's canonical JSON.</param>
/// <param name="Reply">The reply, never a failure.</param>
public sealed record StoredResponse(string Key, string Model, string Request, ModelReply Reply);
