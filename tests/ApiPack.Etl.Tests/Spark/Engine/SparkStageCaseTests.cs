using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Tests.StageCases;

namespace ApiPack.Etl.Tests.Spark.Engine;

[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SparkStageCaseTests(SparkCaseLake lake) : StageCaseContract(lake), IClassFixture<SparkCaseLake>;

public sealed class SparkCaseLake(SparkServerFixture spark) : CaseLake
{
    private protected override IEngine Open(string lakeFolder) => new SparkEngine(
        new SparkOptions
        {
            LakeFolder = lakeFolder,
            Address = spark.Server(SparkServerFixture.Local).GetAwaiter().GetResult().Address,
            Worker = WorkerProgram.OnExecutors(Path.Combine(AppContext.BaseDirectory, "apipack")),
            SetupSql = ResourceFile.Statements("08-instances/structs.spark.sql"),
            Settings = new Dictionary<string, string> { ["spark.sql.shuffle.partitions"] = "2" },
        },
        CancellationToken.None);
}
