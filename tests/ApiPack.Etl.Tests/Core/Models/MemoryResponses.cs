using System.Collections.Concurrent;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Tests.Core.Models;

/// <summary>A store without a disk.</summary>
internal sealed class MemoryResponses : IResponseStore
{
    public ConcurrentDictionary<string, StoredResponse> All { get; } = new(StringComparer.Ordinal);

    public StoredResponse? TryRead(string key) => All.GetValueOrDefault(key);

    public StoredResponse Add(StoredResponse response) => All.GetOrAdd(response.Key, response);
}
