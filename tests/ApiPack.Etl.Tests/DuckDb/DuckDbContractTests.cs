using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Tests.Contract;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class DuckDbContractTests : EngineContract
{
    private protected override IEngine Open(string lakeFolder) => new DuckDbEngine(new DuckDbOptions { LakeFolder = lakeFolder, Threads = 2 });
}
