using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Verification;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Tests.Lake.Versions;

public sealed class LakeVersionsTests : IDisposable
{
    private readonly LakeFixture lake = new();

    [Fact]
    public void A_fresh_lake_has_no_versions()
    {
        lake.Versions.Latest().ShouldBeNull();
        lake.Versions.List().ShouldBeEmpty();
        Should.Throw<InputException>(() => lake.Versions.Read("1.0.0"));
    }

    [Fact]
    public void The_first_version_is_1_0_0_and_the_next_a_minor_one_with_its_parent()
    {
        Publish(lake.Instances("python/0:3"));
        Publish(lake.Instances("python/0:4"));

        lake.Versions.List().ShouldBe(["1.0.0", "1.1.0"]);
        lake.Versions.Latest()!.Parent.ShouldBe("1.0.0");
        lake.Versions.Read("1.0.0").Parent.ShouldBeNull();
        lake.ReadText("latest.json").ShouldContain("\"version\": \"1.1.0\"");
    }

    [Fact]
    public void A_manifest_pins_each_tables_version_and_every_file()
    {
        var instances = lake.Instances("python/0:3", "java/1:2");
        var manifest = lake.Versions.Publish(LakeFixture.Of(instances, lake.Rejects("calls/0:2"))).Manifest;

        manifest.Tables.Keys.ShouldBe(["instances", "rejects"]);
        var table = manifest.Tables["instances"];
        (table.DeltaVersion, table.Rows, table.Partition).ShouldBe((0, 5, "lang"));
        table.Files.ShouldBe(instances.Files.Select(file => new ManifestFile(file.Path, file.Rows, file.Bytes, file.Sha256)));
        manifest.Created.ShouldBe(lake.Clock.Now);
        JsonSerializer.Serialize(lake.Versions.Read("1.0.0")).ShouldBe(JsonSerializer.Serialize(manifest));
    }

    [Fact]
    public void A_manifests_text_is_fixed_field_by_field()
    {
        lake.Versions.Publish(LakeFixture.Of(lake.Instances("python/0:3"), lake.Rejects("calls/0:2")));

        lake.ReadText("versions/1.0.0/manifest.json").ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Lake", "Versions", "golden", "manifest.json")));
    }

    [Fact]
    public void The_same_content_makes_no_new_version_whatever_the_time()
    {
        Publish(lake.Instances("python/0:3"));
        lake.Clock.Now = lake.Clock.Now.AddYears(1);

        var again = Publish(lake.Instances("python/0:3"));

        (again.Unchanged, again.Manifest.Version).ShouldBe((true, "1.0.0"));
        lake.Versions.List().ShouldBe(["1.0.0"]);
    }

    [Fact]
    public void Content_of_an_older_version_makes_a_new_one_over_the_old_files()
    {
        Publish(lake.Instances("python/0:3"));
        Publish(lake.Instances("python/0:4"));
        Publish(lake.Instances("python/0:3")).Manifest.Version.ShouldBe("1.2.0");

        lake.Versions.Read("1.2.0").Fingerprint.ShouldBe(lake.Versions.Read("1.0.0").Fingerprint);
        lake.Versions.List().ShouldAllBe(version => Verify(version).Count == 0);
    }

    [Theory]
    [InlineData("1.0.1", "1.0.1")]
    [InlineData("2.0.0", "2.0.0")]
    [InlineData(null, "1.1.0")]
    public void A_number_may_be_given(string? wanted, string expected)
    {
        Publish(lake.Instances("python/0:3"));

        Publish(lake.Instances("python/0:4"), wanted).Manifest.Version.ShouldBe(expected);
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("0.9.0")]
    [InlineData("1.x")]
    public void A_number_that_is_not_greater_is_refused_before_anything_is_written(string wanted)
    {
        Publish(lake.Instances("python/0:3"));

        Should.Throw<InputException>(() => Publish(lake.Instances("python/0:4"), wanted)).Message.ShouldContain(wanted);
        new DeltaTable(lake.Store, "instances", lake.Clock).Latest().ShouldBe(0);
    }

    [Fact]
    public void An_account_that_does_not_balance_is_not_published()
    {
        var publication = LakeFixture.Of(lake.Instances("python/0:3"));

        Should.Throw<InvalidOperationException>(() => lake.Versions.Publish(publication with { Ledger = [publication.Ledger[0] with { In = 9 }] }));
        Directory.GetFiles(lake.Store.Root, "*.json", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void The_fingerprint_depends_on_the_tables_alone()
    {
        var publication = LakeFixture.Of(lake.Instances("python/0:3"), lake.Rejects("calls/0:2"));
        using var other = new LakeFixture();
        var elsewhere = LakeFixture.Of(other.Instances("python/0:3"), other.Rejects("calls/0:2"));

        other.Clock.Now = DateTimeOffset.UnixEpoch;
        var changed = elsewhere with { Tables = [.. elsewhere.Tables.Reverse()], Engine = "spark", Tool = "apipack/9", Inputs = [] };

        other.Versions.Publish(changed).Manifest.Fingerprint.ShouldBe(lake.Versions.Publish(publication).Manifest.Fingerprint);
    }

    public static TheoryData<int, bool> CrashPoints()
    {
        var points = new TheoryData<int, bool>();
        for (var write = 1; write <= 4; write++)
        {
            points.Add(write, false);
            points.Add(write, true);
        }

        return points;
    }

    [Theory]
    [MemberData(nameof(CrashPoints))]
    public void A_death_at_any_write_leaves_the_last_version_and_the_next_publish_goes_on(int write, bool afterWrite)
    {
        Publish(lake.Instances("python/0:3"), rejects: lake.Rejects("calls/0:1"));
        var before = lake.ReadText("versions/1.0.0/manifest.json");
        var next = LakeFixture.Of(lake.Instances("python/0:4", "java/0:1"), lake.Rejects("calls/0:2"));

        Should.Throw<DeathException>(() => new LakeVersions(new FailingStore(lake.Store, write, afterWrite), lake.Clock).Publish(next));

        lake.ReadText("versions/1.0.0/manifest.json").ShouldBe(before);
        lake.Versions.Latest()!.Version.ShouldBe(write == 4 && afterWrite ? "1.1.0" : "1.0.0");
        lake.Versions.List().ShouldAllBe(version => Verify(version).Count == 0);

        var done = lake.Versions.Publish(next).Manifest;

        done.Version.ShouldBe("1.1.0");
        lake.Versions.Latest()!.Fingerprint.ShouldBe(done.Fingerprint);
        lake.Versions.List().ShouldBe(["1.0.0", "1.1.0"]);
        lake.Versions.List().ShouldAllBe(version => Verify(version).Count == 0);
        GarbageReport.Find(lake.Store, lake.Clock).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(CrashPoints))]
    public void A_death_in_the_first_publish_leaves_a_lake_that_publishes_other_content(int write, bool afterWrite)
    {
        var failing = new LakeVersions(new FailingStore(lake.Store, write, afterWrite), lake.Clock);
        Should.Throw<DeathException>(() => failing.Publish(LakeFixture.Of(lake.Instances("python/0:3"), lake.Rejects("calls/0:1"))));

        var other = Publish(lake.Instances("python/0:9"), rejects: lake.Rejects("calls/0:5")).Manifest;

        lake.Versions.Latest()!.Version.ShouldBe(other.Version);
        lake.Versions.List().ShouldAllBe(version => Verify(version).Count == 0);
    }

    [Fact]
    public void A_publish_writes_four_times_so_that_every_crash_point_is_tried()
    {
        var store = new FailingStore(lake.Store, writes: 5, afterWrite: false);

        new LakeVersions(store, lake.Clock).Publish(LakeFixture.Of(lake.Instances("python/0:3"), lake.Rejects("calls/0:1"))).Unchanged.ShouldBeFalse();
    }

    public void Dispose() => lake.Dispose();

    private PublishResult Publish(Table instances, string? version = null, Table? rejects = null) =>
        lake.Versions.Publish(LakeFixture.Of(instances, rejects, version));

    private IReadOnlyList<Finding> Verify(string version) =>
        [.. new LakeVerifier(lake.Store, lake.Counts).Verify(version).Where(finding => finding.Path != "latest.json")];
}
