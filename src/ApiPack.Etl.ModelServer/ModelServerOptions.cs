using ApiPack.Etl.ModelServer.Faults;

namespace ApiPack.Etl.ModelServer;

/// <summary>How a model server answers.</summary>
public sealed record ModelServerOptions
{
    /// <summary>Which server's API it speaks, one of <see cref="ModelServerHost.Shapes"/>.</summary>
    public string Shape { get; init; } = "vllm";

    /// <summary>Port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many requests to the model it works on at once, from 1 on; the others wait, however many they are.</summary>
    public int Slots { get; init; } = 64;

    /// <summary>How long a request holds its slot before it is worked on.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>What goes wrong, and how often.</summary>
    public IReadOnlyList<FaultRate> Faults { get; init; } = [];

    /// <summary>Chooses which requests the faults strike.</summary>
    public int Seed { get; init; }

    /// <summary>What <c>Retry-After</c> says, whole seconds.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How long it answers 503 to everything after its start, where the fault <c>slow-start</c> is on.</summary>
    public TimeSpan SlowStart { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it is gone, where the fault <c>restart</c> is on.</summary>
    public TimeSpan Restart { get; init; } = TimeSpan.FromMilliseconds(200);
}
