using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Tests.StageCases;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class DuckDbStageCaseTests(DuckDbCaseLake lake) : StageCaseContract(lake), IClassFixture<DuckDbCaseLake>;

public sealed class DuckDbCaseLake : CaseLake
{
    private protected override IEngine Open(string lakeFolder) =>
        new DuckDbEngine(new DuckDbOptions { LakeFolder = lakeFolder, Threads = 2, SetupSql = ResourceFile.Statements("08-instances/structs.duckdb.sql") });
}
