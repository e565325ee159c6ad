using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Tests.Core.Models;

/// <summary>A model whose n-th call (from 0) does what it is told.</summary>
internal sealed class GatedModel(Func<int, CancellationToken, Task<ModelReply>> answer) : IModel
{
    private int calls;

    public string Identity => "test:m@1";

    public int Calls => Volatile.Read(ref calls);

    public Task<ModelReply> Ask(ModelRequest request, CancellationToken cancellationToken) => answer(Interlocked.Increment(ref calls) - 1, cancellationToken);
}
