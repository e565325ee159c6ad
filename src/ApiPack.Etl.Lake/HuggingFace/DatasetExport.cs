using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>What a dataset folder and its card are made of: a version, and numbers that were asked of its tables.</summary>
public sealed record DatasetExport
{
    /// <summary>The card's title.</summary>
    public string Title { get; init; } = "API Pack";

    /// <summary>The version.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>
    /// Tables to export. The first is the dataset: a configuration for each of its partitions, and one, <c>default</c>, over all. Each further one is a
    /// configuration of its own name (<c>table-partition</c> where it has partitions).
    /// </summary>
    public IReadOnlyList<string> Tables { get; init; } = ["instances"];

    /// <summary>The licence of the collection as the hub names it, such as <c>mit</c> or <c>other</c>.</summary>
    public required string License { get; init; }

    /// <summary>The card's tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = ["code", "api", "openapi", "tool-use", "instruction-tuning", "synthetic"];

    /// <summary>The paper's Table 2 for this version, a row for each source.</summary>
    public required IReadOnlyList<FunnelRow> Funnel { get; init; }

    /// <summary>The paper's Table 7 for this version, a row for each source.</summary>
    public required IReadOnlyList<ValidationRow> Validation { get; init; }

    /// <summary>Counts by licence of the source files.</summary>
    public required IReadOnlyList<LicenseRow> Licenses { get; init; }

    /// <summary>Sizes of the test levels and training sets.</summary>
    public required IReadOnlyList<LevelRow> Levels { get; init; }

    /// <summary>Each stage's account; the manifest's.</summary>
    public IReadOnlyList<LedgerEntry> Ledger => Manifest.Ledger;
}

/// <summary>A source in the paper's Table 2.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Apis">APIs with at least one instance.</param>
/// <param name="UniqueEndpoints">Endpoints with at least one instance.</param>
/// <param name="Instances">Instances: one API call each.</param>
public sealed record FunnelRow(string Source, long Apis, long UniqueEndpoints, long Instances);

/// <summary>A source in the paper's Table 7; instances at each point.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="BeforeValidation">Before data validation.</param>
/// <param name="AfterCallChecks">After removing invalid API calls.</param>
/// <param name="AfterInstructionFilter">After removing instances without good instructions.</param>
public sealed record ValidationRow(string Source, long BeforeValidation, long AfterCallChecks, long AfterInstructionFilter);

/// <summary>What comes from files of one licence.</summary>
/// <param name="License">The licence as the files name it, or null where they name none.</param>
/// <param name="Apis">APIs.</param>
/// <param name="Instances">Instances.</param>
public sealed record LicenseRow(string? License, long Apis, long Instances);

/// <summary>The size of a test level or training set.</summary>
/// <param name="Scheme"><c>paper</c> or <c>leakproof</c>.</param>
/// <param name="Name">The set's name, such as <c>level_1</c>.</param>
/// <param name="Instances">Instances in it, all languages together.</param>
public sealed record LevelRow(string Scheme, string Name, long Instances);
