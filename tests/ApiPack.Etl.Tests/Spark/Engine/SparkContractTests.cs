using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Tests.Contract;

namespace ApiPack.Etl.Tests.Spark.Engine;

[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SparkContractTests(SparkServerFixture spark) : EngineContract
{
    private protected override IEngine Open(string lakeFolder) => TestEngine.Open(spark, SparkServerFixture.Local, lakeFolder).GetAwaiter().GetResult();
}
