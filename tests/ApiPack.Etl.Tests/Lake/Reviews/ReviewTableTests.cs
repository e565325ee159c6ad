using System.Security.Cryptography;
using System.Text;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Verification;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Tests.Lake.Reviews;

public sealed class ReviewTableTests : IDisposable
{
    private static readonly CommitInfo Info = new() { Engine = "apipack/1.0.0" };
    private readonly LakeFixture lake = new();

    private ReviewTable Reviews => new(lake.Store, lake.Clock);

    [Fact]
    public void A_lake_has_no_reviews_at_first()
    {
        var none = Reviews.Read();

        none.IsEmpty.ShouldBeTrue();
        none.DeltaVersion.ShouldBe(-1);
        none.Table.Columns.Select(column => $"{column.Name} {column.SqlType}").ShouldBe(
            ["sequence BIGINT", "endpoint_id VARCHAR", "api_id VARCHAR", "instruction VARCHAR", "previous_instruction VARCHAR", "reviewer VARCHAR", "version VARCHAR"]);
        lake.Store.List("tables").ShouldBeEmpty();
    }

    [Fact]
    public void Files_are_added_one_commit_an_import_and_told_with_rows_and_digest()
    {
        var (one, two) = (File("one", 3), File("two", 1));

        Reviews.TryAdd(Reviews.Read(), [one], Info).ShouldBeTrue();
        Reviews.TryAdd(Reviews.Read(), [two], Info).ShouldBeTrue();

        var read = Reviews.Read();
        read.DeltaVersion.ShouldBe(1);
        read.Table.Files.ShouldBe([one, two], ignoreOrder: true);
        new DeltaTable(lake.Store, ReviewTable.Name, lake.Clock).Files(0).ShouldHaveSingleItem().Path.ShouldBe(one.Path);
    }

    [Fact]
    public void Who_has_not_seen_another_import_adds_nothing()
    {
        var before = Reviews.Read();
        Reviews.TryAdd(before, [File("one", 3)], Info).ShouldBeTrue();

        Reviews.TryAdd(before, [File("two", 1)], Info).ShouldBeFalse();

        Reviews.Read().Table.Rows.ShouldBe(3);
    }

    [Fact]
    public void A_file_of_an_import_that_died_before_its_commit_is_no_review_and_in_nobodys_way()
    {
        var one = File("one", 3);
        Reviews.Read().IsEmpty.ShouldBeTrue();

        Reviews.TryAdd(Reviews.Read(), [one], Info).ShouldBeTrue();

        Reviews.Read().Table.Files.ShouldBe([one]);
    }

    [Fact]
    public void Reviews_that_no_version_has_taken_are_no_garbage_but_those_of_a_dead_import_are()
    {
        Reviews.TryAdd(Reviews.Read(), [File("one", 3)], Info);
        var left = File("two", 1);

        GarbageReport.Find(lake.Store, lake.Clock).ShouldHaveSingleItem().Path.ShouldEndWith(left.Path);
    }

    [Fact]
    public void A_version_pins_the_reviews_that_its_build_found_and_later_ones_stay()
    {
        Reviews.TryAdd(Reviews.Read(), [File("one", 3)], Info);
        var found = Reviews.Read();
        Reviews.TryAdd(found, [File("two", 1)], Info);
        var publication = LakeFixture.Of(lake.Instances("python/0:3"));

        var version = lake.Versions.Publish(publication with
        {
            Tables = [.. publication.Tables, new PublishedTable(found.Table, Ids.Hash128("reviews")) { DeltaVersion = found.DeltaVersion }],
        }).Manifest;

        version.Tables[ReviewTable.Name].DeltaVersion.ShouldBe(0);
        version.Tables[ReviewTable.Name].Rows.ShouldBe(3);
        Reviews.Read().Table.Rows.ShouldBe(4);
        new LakeVerifier(lake.Store, lake.Counts).Verify(version.Version).ShouldBeEmpty();
    }

    public void Dispose() => lake.Dispose();

    private TableFile File(string content, long rows)
    {
        var bytes = Encoding.UTF8.GetBytes($"rows={rows} of {content}");
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = $"all-{digest[..32]}.parquet";
        lake.WriteText(LakePath.DataFile(ReviewTable.Name, path), Encoding.UTF8.GetString(bytes));
        return new TableFile { Path = path, Rows = rows, Bytes = bytes.Length, Sha256 = digest };
    }
}
