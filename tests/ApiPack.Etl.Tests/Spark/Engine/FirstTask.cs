using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Tests.Spark.Engine;

/// <summary>Does something once Spark reports tasks of a running stage.</summary>
internal sealed class FirstTask(Action act) : IProgress<StageProgress>
{
    public void Report(StageProgress value)
    {
        if (value.Tasks > 0)
            act();
    }
}
