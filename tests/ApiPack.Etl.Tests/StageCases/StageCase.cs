using System.Text.Json;
using System.Text.Json.Serialization;
using ApiPack.Etl.Core;
using ApiPack.Etl.Sources.Yaml;

namespace ApiPack.Etl.Tests.StageCases;

/// <summary>
/// What a stage must make of rows: a file <c>jobs/NN-name/cases/STAGE/WHAT-MUST-HOLD.yaml</c>. A column that a row leaves out holds NULL; a table that a case leaves
/// out has no rows.
/// </summary>
internal sealed record StageCase
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "StageCases");

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Every case's file, by stage and name.</summary>
    private static readonly SortedDictionary<(string Stage, string Name), string> Files = new(
        Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(static file => (Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileNameWithoutExtension(file))));

    /// <summary>Stage and name of every case.</summary>
    public static IReadOnlyCollection<(string Stage, string Name)> All => Files.Keys;

    /// <summary>The stage's name.</summary>
    [JsonIgnore]
    public string Stage { get; private init; } = "";

    /// <summary>Texts of files by source and path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sources { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What a source's calls are made of, as <c>--calls</c> says it.</summary>
    public IReadOnlyDictionary<string, string> Calls { get; init; } = new Dictionary<string, string>();

    /// <summary>Models as <c>--model</c> says them.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Replies of models that the lake has.</summary>
    public IReadOnlyList<StoredReply> Responses { get; init; } = [];

    /// <summary>Rows of the tables that the stage reads.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Tables { get; init; } = new Dictionary<string, IReadOnlyList<JsonElement>>();

    /// <summary>Rows that the stage must make, in any order.</summary>
    public required IReadOnlyList<JsonElement> Rows { get; init; }

    /// <summary>What it must reject: <c>key, reason, detail, rows</c>, in any order.</summary>
    public IReadOnlyList<JsonElement> Rejects { get; init; } = [];

    /// <summary>The account that it must give.</summary>
    public required Account Ledger { get; init; }

    /// <summary>Reads a case.</summary>
    public static StageCase Read(string stage, string name)
    {
        var json = YamlToJson.Convert(File.ReadAllBytes(Files[(stage, name)]), new YamlLimits(Depth: 20, AliasNodes: 10_000, JsonBytes: 1 << 20), out var problem)
            ?? throw new InvalidDataException($"{stage}/{name}: {problem!.Detail}");
        return JsonSerializer.Deserialize<StageCase>(json, Json)! with { Stage = stage };
    }

    /// <summary>A stage's account.</summary>
    internal sealed record Account
    {
        public required long In { get; init; }

        public required long Kept { get; init; }

        public SortedDictionary<string, long> Rejected { get; init; } = [];

        public SortedDictionary<string, long> Figures { get; init; } = [];

        public static Account Of(LedgerEntry ledger) => new() { In = ledger.In, Kept = ledger.Kept, Rejected = new(ledger.Rejected.ToDictionary()), Figures = new(ledger.Figures.ToDictionary()) };
    }

    /// <summary>A reply of a model's as the lake keeps it.</summary>
    internal sealed record StoredReply(string Model, JsonElement Request, JsonElement Reply);
}
