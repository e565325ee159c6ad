using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>The whole build, in run order. Each stage is a folder beside this file.</summary>
internal static class Pipeline
{
    internal static IReadOnlyList<PipelineStage> Stages(BuildInputs inputs) =>
    [
        Ingest.Files(inputs),          // sources                     → files
        Endpoints.Extracted(inputs),   // files                       → endpoints, with their resolved requests
        Endpoints.Apis,                // endpoints                   → apis, with their families
        Calls.Written(inputs),         // endpoints                   → calls, ten an endpoint, by language
        .. Examples.Reviewed(inputs),  // people's reviews, if any     → reviewed
        Examples.Written(inputs),      // three endpoints an API      → examples
        Candidates.Written(inputs),    // endpoints × examples        → candidates, five an endpoint
        Labels.Judged(inputs),         // candidates                  → labels, good or bad
        Scores.Measured(inputs),       // good candidates             → scores
        Instances.Instructions,        // candidates × labels × scores → instructions, the best and the next best
        Instances.Joined,              // endpoints × calls × instructions → instances, by language
        Levels.Entries,                // instructions                → entries, in one seeded order
        Levels.Paper,                  // entries                     → levels_paper
        Levels.Leakproof,              // entries                     → levels_leakproof
        .. Responses.Used(inputs),     // what models replied         → responses, in builds with a model
    ];
}
