using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Verification;

namespace ApiPack.Etl.Tests.Lake.Verification;

public sealed class LakeVerifierTests : IDisposable
{
    private const string ManifestFile = "versions/1.0.0/manifest.json";
    private readonly LakeFixture lake = new();
    private readonly Table instances;
    private readonly string dataFile;

    public LakeVerifierTests()
    {
        instances = lake.Instances("python/0:3", "java/0:2");
        dataFile = LakePath.DataFile("instances", instances.Files[0].Path);
        lake.Versions.Publish(LakeFixture.Of(instances, lake.Rejects("calls/0:2")));
    }

    [Fact]
    public void A_whole_version_has_no_findings() => Verify().ShouldBeEmpty();

    [Fact]
    public void A_flipped_bit_in_a_data_file_is_found()
    {
        var bytes = File.ReadAllBytes(lake.Store.Resolve(dataFile));
        bytes[^1] ^= 1;
        File.WriteAllBytes(lake.Store.Resolve(dataFile), bytes);

        Only().ShouldBe((dataFile, "SHA-256"));
    }

    [Fact]
    public void A_cut_data_file_is_found()
    {
        lake.WriteText(dataFile, "rows=");

        Only().ShouldBe((dataFile, "has 5 bytes"));
    }

    [Fact]
    public void An_absent_data_file_is_found()
    {
        lake.Store.Delete(dataFile);

        Only().ShouldBe((dataFile, "is absent"));
    }

    [Fact]
    public void A_wrong_row_count_is_found_and_an_engines_error_too()
    {
        Verify(lake.Counts with { Rows = path => path == dataFile ? 99 : lake.Counts.Rows(path) }).ShouldHaveSingleItem().Problem.ShouldContain("has 99 rows");
        Verify(lake.Counts with { Rows = path => path == dataFile ? throw new InvalidCastException("no magic") : lake.Counts.Rows(path) })
            .ShouldHaveSingleItem().ShouldBe(new Finding(dataFile, "no magic"));
    }

    [Fact]
    public void Rejected_rows_that_do_not_sum_to_the_ledger_are_found() =>
        Verify(lake.Counts with { RejectedRows = _ => 3 }).ShouldHaveSingleItem().Problem.ShouldContain("holds 3 rejected rows, but the ledger tells of 2");

    [Fact]
    public void A_manifest_cut_anywhere_is_a_finding()
    {
        var text = lake.ReadText(ManifestFile);
        for (var length = 0; length < text.Length; length += 13)
        {
            lake.WriteText(ManifestFile, text[..length]);
            Verify().ShouldHaveSingleItem().Path.ShouldBe(ManifestFile);
        }
    }

    [Fact]
    public void An_absent_manifest_is_found_with_the_pointer_to_it()
    {
        lake.Store.Delete(ManifestFile);

        Verify().Select(finding => finding.Path).ShouldBe(["latest.json", ManifestFile]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"version\":\"../../x\"}")]
    [InlineData("{\"version\":\"7.0.0\"}")]
    public void A_broken_pointer_is_found(string text)
    {
        lake.WriteText("latest.json", text);

        Verify().ShouldHaveSingleItem().Path.ShouldBe("latest.json");
    }

    [Fact]
    public void An_absent_log_is_found()
    {
        Directory.Delete(lake.Store.Resolve(LakePath.Log("instances")), recursive: true);

        Verify().ShouldHaveSingleItem().Path.ShouldBe(LakePath.Log("instances"));
    }

    [Fact]
    public void A_cut_log_is_found()
    {
        var path = $"{LakePath.Log("instances")}/00000000000000000000.json";
        lake.WriteText(path, lake.ReadText(path)[..^9]);

        Only().ShouldBe((LakePath.Log("instances"), "00000000000000000000.json, line 5"));
    }

    [Fact]
    public void A_file_too_many_and_a_file_too_few_in_the_log_are_found()
    {
        var path = $"{LakePath.Log("instances")}/00000000000000000000.json";
        lake.WriteText(path, lake.ReadText(path).Replace("lang=python/", "lang=perl/", StringComparison.Ordinal));

        Verify().Select(finding => finding.Problem.Split(',')[0]).ShouldBe(["is in the manifest", $"is in {LakePath.Log("instances")} at version 0"]);
    }

    [Theory]
    [InlineData("\"in\": 7", "\"in\": 8", "does not balance")]
    [InlineData("\"rows\": 5", "\"rows\": 6", "the manifest gives 6 rows, but 5 in its files")]
    [InlineData("\"fingerprint\": \"", "\"fingerprint\": \"0", "the fingerprint is")]
    [InlineData("\"path\": \"lang=java/", "\"path\": \"../", "is no path below the table")]
    [InlineData("\"instances\": {", "\"../x\": {", "is no table name")]
    [InlineData("\"delta_version\": 0", "\"delta_version\": 5", "00000000000000000001.json")]
    [InlineData("\"kept\": 5", "\"kept\": 4", "kept 4 rows, but its table has 5")]
    public void A_changed_manifest_is_found(string part, string changed, string problem)
    {
        var text = lake.ReadText(ManifestFile);
        text.ShouldContain(part);
        lake.WriteText(ManifestFile, text.Replace(part, changed, StringComparison.Ordinal));

        Verify().ShouldContain(finding => finding.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2.0.0")]
    [InlineData("no version")]
    [InlineData("../1.0.0")]
    public void A_version_that_is_not_there_is_a_finding(string version) =>
        new LakeVerifier(lake.Store).Verify(version).ShouldHaveSingleItem();

    [Fact]
    public void A_later_commit_does_not_touch_an_earlier_version()
    {
        lake.Versions.Publish(LakeFixture.Of(lake.Instances("go/0:1"), lake.Rejects("calls/0:1")));

        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void Files_of_no_version_are_listed_as_garbage_and_those_of_a_dead_commit_as_logged()
    {
        lake.WriteText("tables/instances/lang=python/orphan.parquet", "1234");
        var dead = lake.Instances("ruby/0:1");
        new DeltaTable(lake.Store, "instances", lake.Clock).Commit(dead, new CommitInfo { Engine = "apipack/1.0.0" });

        GarbageReport.Find(lake.Store, lake.Clock).ShouldBe(
        [
            new("tables/instances/lang=python/orphan.parquet", 4, InLog: false),
            new(LakePath.DataFile("instances", dead.Files[0].Path), dead.Files[0].Bytes, InLog: true),
        ]);
    }

    public void Dispose() => lake.Dispose();

    private IReadOnlyList<Finding> Verify(ParquetCounts? counts = null) => new LakeVerifier(lake.Store, counts ?? lake.Counts).Verify("1.0.0");

    private (string Path, string Problem) Only()
    {
        var finding = Verify().ShouldHaveSingleItem();
        string[] known = ["SHA-256", "has 5 bytes", "is absent", "00000000000000000000.json, line 5"];
        return (finding.Path, known.FirstOrDefault(part => finding.Problem.Contains(part, StringComparison.Ordinal)) ?? finding.Problem);
    }
}
