using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.StageCases;

public sealed class StageCaseTests
{
    [Fact]
    public void Every_stage_of_the_pipeline_has_cases()
    {
        using var folder = new TemporaryFolder();
        var options = new BuildOptions { Lake = folder.Path, Sources = [], Models = ModelChoice.Parse([StageModels.Embedded], null), Threads = 1, MemoryLimitBytes = 1 << 28 };
        using var inputs = BuildInputs.Open(options, new LocalLakeStore(folder.Path), new ReviewSnapshot(0, BuiltTables.All[ReviewTable.Name]), CancellationToken.None);

        StageCase.All.Select(known => known.Stage).Distinct().ShouldBe(Pipeline.Stages(inputs).Select(stage => stage.Name), ignoreOrder: true);
    }
}
