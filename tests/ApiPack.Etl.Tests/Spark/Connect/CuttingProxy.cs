namespace ApiPack.Etl.Tests.Spark.Connect;

/// <summary>Cuts each connection after so many bytes from the server.</summary>
internal sealed class CuttingProxy(int port, long cutEvery) : LoopbackProxy(port)
{
    private int cuts;

    public int Cuts => Volatile.Read(ref cuts);

    protected override Task Carry(Stream client, Stream server, CancellationToken cancellation) =>
        Task.WhenAny(client.CopyToAsync(server, cancellation), Back(server, client, cancellation));

    private async Task Back(Stream from, Stream to, CancellationToken cancellation)
    {
        var buffer = new byte[16384];
        for (var left = cutEvery; left > 0;)
        {
            var read = await from.ReadAsync(buffer, cancellation);
            if (read == 0)
                return;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            left -= read;
        }

        Interlocked.Increment(ref cuts);
    }
}
