using System.CommandLine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Verification;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack verify</c>: is a version whole, to the last byte and row?</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var lake = Options.Lake();
        var version = new Argument<string?>("version") { Description = "Version to verify (default: the latest).", Arity = ArgumentArity.ZeroOrOne };
        var json = Options.Json();
        var command = new Command("verify", "Verifies a version: every file's SHA-256 and rows, the Delta logs, the ledger and the rejected rows.") { version, lake, json };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!, terminal.Clock);
            var verified = parsed.GetValue(version) ?? folder.Version(null).Version;
            using var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = folder.Path, Threads = 1 });
            var findings = new LakeVerifier(folder.Store, Counts(engine, folder.Store)).Verify(verified, cancellation);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    to.WriteString("version", verified);
                    to.WriteBoolean("clean", findings.Count == 0);
                    to.WriteStartArray("findings");
                    foreach (var finding in findings)
                    {
                        to.WriteStartObject();
                        to.WriteString("path", finding.Path);
                        to.WriteString("problem", finding.Problem);
                        to.WriteEndObject();
                    }

                    to.WriteEndArray();
                });
            }
            else
            {
                foreach (var finding in findings)
                {
                    terminal.Out.WriteLine($"{finding.Path}: {finding.Problem}");
                }

                terminal.Out.WriteLine(findings.Count == 0 ? $"version {verified} is clean" : $"version {verified}: {findings.Count} findings");
            }

            return Task.FromResult(findings.Count == 0 ? 0 : 1);
        });
        return command;
    }

    private static ParquetCounts Counts(DuckDbEngine engine, LocalLakeStore store) => new()
    {
        Rows = path => engine.Count($"SELECT count(*) FROM read_parquet('{Quoted(store, path)}')"),
        RejectedRows = paths => engine.Count($"SELECT CAST(coalesce(sum(rows), 0) AS BIGINT) FROM read_parquet([{string.Join(", ", paths.Select(path => $"'{Quoted(store, path)}'"))}])"),
    };

    private static string Quoted(LocalLakeStore store, string path) => store.Resolve(path).Replace("'", "''", StringComparison.Ordinal);
}
