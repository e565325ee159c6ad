using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Adds to a stage's moments what it has asked models for.</summary>
internal sealed class ModelProgress(IProgress<StageProgress> progress, ModelMeter meter) : IProgress<StageProgress>
{
    private readonly ModelCounts before = meter.Counts;

    public void Report(StageProgress value) => progress.Report(value with { Asked = meter.Counts.Since(before) });
}
