using System.Text;
using ApiPack.Etl.Core;
using static ApiPack.Etl.Lake.HuggingFace.CardTable;

namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>The dataset's card: front matter, then prose and tables for people.</summary>
internal static class DatasetCard
{
    public static string Write(DatasetExport export, IReadOnlyList<DatasetConfig> configs)
    {
        var manifest = export.Manifest;
        var card = new StringBuilder(CardYaml.Write(export, configs));
        card.Append($"\n# {Text(export.Title)}\n\n").Append(CardProse.What).Append('\n');
        card.Append($"Version {manifest.Version}, content fingerprint `{manifest.Fingerprint}`, {Number(configs[0].Rows)} rows.\n");
        Section(card, "Configurations", "Load one language with `load_dataset(\"path/or/name\", \"python\")`, or all of them without a name.",
            Table(["Configuration", "Rows", "Parquet bytes"], configs, static config => [Text(config.Name), Number(config.Rows), Number(config.Bytes)]));
        Section(card, "Where it comes from", CardProse.Provenance,
            Table(["Source", "Files", "Content digest"], manifest.Inputs, static input => [Text($"{input.Name} ({input.Kind})"), Number(input.Files), Text(input.Digest)]));
        Section(card, "Licences", CardProse.Licences,
            Table(["Licence of the OpenAPI file", "APIs", "Instances"], export.Licenses, static row => [row.License is { } name ? Text(name) : "none stated", Number(row.Apis), Number(row.Instances)]));
        Section(card, "What was kept", "Final count per source; an instance has one API call (as the paper's Table 2).", Funnel(export.Funnel));
        Section(card, "Data filtering progress", "Instances at each point of validation (as the paper's Table 7).", Validation(export.Validation));
        Section(card, "Every row accounted for", "In = kept + rejected, stage by stage; the rejected rows themselves are kept with the version, each with its reason.", Ledger(export.Ledger));
        Section(card, "Test levels", CardProse.Levels,
            Table(["Scheme", "Set", "Instances"], export.Levels, static row => [Text(row.Scheme), Text(row.Name), Number(row.Instances)]));
        Section(card, "Limitations", CardProse.Limitations, "");
        Section(card, "Citation", CardProse.Citation, "");
        return card.ToString();
    }

    private static string Funnel(IReadOnlyList<FunnelRow> rows) => Table(
        ["Source", "APIs", "Unique endpoints", "Total instances"],
        rows.Append(new FunnelRow("Total", rows.Sum(static row => row.Apis), rows.Sum(static row => row.UniqueEndpoints), rows.Sum(static row => row.Instances))),
        static row => [Text(row.Source), Number(row.Apis), Number(row.UniqueEndpoints), Number(row.Instances)]);

    private static string Validation(IReadOnlyList<ValidationRow> rows) => Table(
        ["Source", "Before data validation", "After removing invalid API calls", "After removing instances without good instructions"],
        rows.Append(new ValidationRow("Total", rows.Sum(static row => row.BeforeValidation), rows.Sum(static row => row.AfterCallChecks), rows.Sum(static row => row.AfterInstructionFilter))),
        static row => [Text(row.Source), Number(row.BeforeValidation), Number(row.AfterCallChecks), Number(row.AfterInstructionFilter)]);

    private static string Ledger(IReadOnlyList<LedgerEntry> entries) => Table(
        ["Stage", "In", "Kept", "Rejected"],
        entries,
        static entry => [Text(entry.Stage), Number(entry.In), Number(entry.Kept), Reasons(entry)]);

    private static string Reasons(LedgerEntry entry) => entry.Rejected.Count == 0
        ? "0"
        : string.Join(", ", entry.Rejected.OrderBy(static reason => reason.Key, StringComparer.Ordinal).Select(static reason => $"{Text(reason.Key)} {Number(reason.Value)}"));

    private static string Table<T>(IReadOnlyList<string> heads, IEnumerable<T> rows, Func<T, IReadOnlyList<string>> cells) =>
        CardTable.Write(heads, rows.Select(cells));

    private static void Section(StringBuilder card, string title, string prose, string table)
    {
        card.Append($"\n## {title}\n\n{prose.TrimEnd('\n')}\n");
        if (table.Length > 0)
            card.Append('\n').Append(table);
    }
}
