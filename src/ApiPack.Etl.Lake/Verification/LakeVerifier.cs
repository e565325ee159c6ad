using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Lake.Verification;

/// <summary>Proves that a version is what its manifest says, file by file. Whatever is broken becomes a finding; nothing is thrown for it.</summary>
/// <param name="store">The lake.</param>
/// <param name="counts">Reads Parquet, or null to leave row counts unproved.</param>
public sealed class LakeVerifier(ILakeStore store, ParquetCounts? counts = null)
{
    private const string Rejects = "rejects";
    private readonly FileVerifier files = new(store, counts);

    /// <summary>Verifies a version, and the pointer to the latest.</summary>
    /// <returns>Findings in a fixed order; none when all is well.</returns>
    public IReadOnlyList<Finding> Verify(string version, CancellationToken cancellation = default)
    {
        var findings = new List<Finding>();
        Pointer(findings);
        if (!SemanticVersion.TryParse(version, out var number))
            return [.. findings, new Finding(LakePath.Versions, $"'{version}' is no version number")];

        var path = LakePath.Manifest(number.ToString());
        Manifest? manifest = null;
        Guarded(findings, path, () => manifest = Read(path));
        if (manifest is null)
            return findings;

        Account(findings, path, manifest);
        foreach (var (name, table) in manifest.Tables)
        {
            cancellation.ThrowIfCancellationRequested();
            if (LakePath.IsName(name))
                Table(findings, name, table, cancellation);
            else
                findings.Add(new Finding(path, $"'{name}' is no table name"));
        }

        RejectedRows(findings, manifest);
        return findings;
    }

    private Manifest Read(string path)
    {
        using var stream = store.OpenRead(path);
        return ManifestCodec.Read(stream);
    }

    private void Pointer(List<Finding> findings) => Guarded(findings, LakePath.Latest, () =>
    {
        using var stream = store.OpenRead(LakePath.Latest);
        var version = ManifestCodec.ReadPointer(stream);
        if (!SemanticVersion.TryParse(version, out _) || store.Length(LakePath.Manifest(version)) is null)
            findings.Add(new Finding(LakePath.Latest, $"points to version '{version}', which is absent"));
    });

    private static void Account(List<Finding> findings, string path, Manifest manifest)
    {
        foreach (var entry in manifest.Ledger.Where(static entry => !entry.Balances))
            findings.Add(new Finding(path, $"the ledger of stage {entry.Stage} does not balance: {entry.In} in, {entry.Kept} kept, {entry.Rejected.Values.Sum()} rejected"));

        foreach (var entry in manifest.Ledger)
        {
            if (manifest.Tables.TryGetValue(entry.Stage, out var table) && table.Rows != entry.Kept)
                findings.Add(new Finding(path, $"stage {entry.Stage} kept {entry.Kept} rows, but its table has {table.Rows}"));
        }

        var fingerprint = Manifest.FingerprintOf(manifest.Tables.Select(static table => KeyValuePair.Create(table.Key, table.Value.Fingerprint)));
        if (manifest.Fingerprint != fingerprint)
            findings.Add(new Finding(path, $"the fingerprint is {manifest.Fingerprint}, but the tables' fingerprints give {fingerprint}"));
    }

    private void Table(List<Finding> findings, string name, ManifestTable table, CancellationToken cancellation)
    {
        if (table.Rows != table.Files.Sum(static file => file.Rows))
            findings.Add(new Finding(LakePath.Table(name), $"the manifest gives {table.Rows} rows, but {table.Files.Sum(static file => file.Rows)} in its files"));

        foreach (var file in table.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!LakePath.IsSafe(file.Path))
                findings.Add(new Finding(LakePath.Table(name), $"'{file.Path}' is no path below the table"));
            else
                Guarded(findings, LakePath.DataFile(name, file.Path), () => findings.AddRange(files.Verify(LakePath.DataFile(name, file.Path), file)));
        }

        Guarded(findings, LakePath.Log(name), () => findings.AddRange(LogDifferences(name, table)));
    }

    private List<Finding> LogDifferences(string name, ManifestTable table)
    {
        var log = $"{LakePath.Log(name)} at version {table.DeltaVersion}";
        var logged = new DeltaLog(store, name).Replay(table.DeltaVersion).Files;
        var pinned = table.Files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var findings = pinned.Where(path => !logged.ContainsKey(path)).Order(StringComparer.Ordinal)
            .Select(path => new Finding(LakePath.DataFile(name, path), $"is in the manifest, but not in {log}")).ToList();
        findings.AddRange(logged.Keys.Where(path => !pinned.Contains(path))
            .Select(path => new Finding(LakePath.DataFile(name, path), $"is in {log}, but not in the manifest")));
        return findings;
    }

    private void RejectedRows(List<Finding> findings, Manifest manifest)
    {
        if (counts is null)
            return;

        IReadOnlyList<string> paths = manifest.Tables.TryGetValue(Rejects, out var table)
            ? [.. table.Files.Where(static file => LakePath.IsSafe(file.Path)).Select(static file => LakePath.DataFile(Rejects, file.Path))]
            : [];
        Guarded(findings, LakePath.Table(Rejects), () =>
        {
            var told = manifest.Ledger.Sum(static entry => entry.Rejected.Values.Sum());
            var held = paths.Count == 0 ? 0 : counts.RejectedRows(paths);
            if (told != held)
                findings.Add(new Finding(LakePath.Table(Rejects), $"holds {held} rejected rows, but the ledger tells of {told}"));
        });
    }

    // The engine behind the counts is free in its exception types, and a lake may be broken in any way: all of it is a finding.
    private static void Guarded(List<Finding> findings, string path, Action check)
    {
        try
        {
            check();
        }
        catch (Exception error) when (error is not OperationCanceledException and not OutOfMemoryException)
        {
            findings.Add(new Finding(path, error.Message));
        }
    }
}
