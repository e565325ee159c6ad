using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.HuggingFace;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;
using YamlDotNet.Serialization;

namespace ApiPack.Etl.Tests.Lake.HuggingFace;

public sealed class HuggingFaceExportTests : IDisposable
{
    private readonly LakeFixture lake = new();
    private readonly Manifest manifest;

    public HuggingFaceExportTests() =>
        manifest = lake.Versions.Publish(LakeFixture.Of(lake.Instances("python/0:3", "python/1:1", "java/0:2"), lake.Rejects("calls/0:2"))).Manifest;

    private string Target => Path.Combine(lake.Folder.FullName, "dataset");

    private DatasetExport Export => new()
    {
        Manifest = manifest,
        License = "other",
        Funnel = [new("apis-guru", 2, 4, 5), new("mine", 1, 1, 1)],
        Validation = [new("apis-guru", 8, 7, 5), new("mine", 1, 1, 1)],
        Licenses = [new("Apache 2.0", 2, 4), new("<img src=x> | `rm -rf`\n# owned\n---", 1, 1), new(null, 1, 1)],
        Levels = [new("paper", "level_1", 2), new("leakproof", "level_3", 1)],
    };

    [Fact]
    public void Shards_lie_by_language_numbered_with_the_lakes_bytes()
    {
        HuggingFaceExport.Write(lake.Store, Target, Export);

        Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Target, path)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "README.md",
            "data/java/train-00000-of-00001.parquet",
            "data/python/train-00000-of-00002.parquet",
            "data/python/train-00001-of-00002.parquet",
        ]);
        File.ReadAllText(Path.Combine(Target, "data/java/train-00000-of-00001.parquet"))
            .ShouldBe(lake.ReadText(LakePath.DataFile("instances", manifest.Tables["instances"].Files[0].Path)));
        Directory.Exists($"{Target}.partial").ShouldBeFalse();
    }

    [Fact]
    public void The_card_is_as_recorded()
    {
        HuggingFaceExport.Write(lake.Store, Target, Export with { Tables = ["instances", "rejects"] });

        File.ReadAllText(Path.Combine(Target, "README.md")).ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Lake", "HuggingFace", "golden", "README.md")));
    }

    [Fact]
    public void The_front_matter_is_YAML_with_a_configuration_for_each_language()
    {
        HuggingFaceExport.Write(lake.Store, Target, Export);

        var matter = new Deserializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(Target, "README.md")).Split("---\n")[1]);
        Names(matter["configs"]).ShouldBe(["default", "java", "python"]);
        Names(matter["dataset_info"]).ShouldBe(["default", "java", "python"]);
    }

    [Fact]
    public void A_strangers_text_stays_inside_its_cell()
    {
        HuggingFaceExport.Write(lake.Store, Target, Export);

        var row = File.ReadAllLines(Path.Combine(Target, "README.md")).Single(line => line.Contains("owned", StringComparison.Ordinal));
        row.Count(letter => letter == '|').ShouldBe(4);
        row.ShouldNotContain("<img");
        row.ShouldNotContain("`");
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "mine");

        Should.Throw<InputException>(() => HuggingFaceExport.Write(lake.Store, Target, Export)).Message.ShouldContain(Target);

        Directory.GetFileSystemEntries(Target).ShouldBe([Path.Combine(Target, "mine.txt")]);
    }

    [Fact]
    public void An_empty_folder_and_the_rest_of_a_killed_export_are_in_nobodys_way()
    {
        Directory.CreateDirectory(Target);
        Directory.CreateDirectory($"{Target}.partial");
        File.WriteAllText($"{Target}.partial/half.parquet", "PAR");

        HuggingFaceExport.Write(lake.Store, Target, Export);

        File.Exists(Path.Combine(Target, "README.md")).ShouldBeTrue();
        File.Exists(Path.Combine(Target, "half.parquet")).ShouldBeFalse();
    }

    [Fact]
    public void An_export_that_fails_leaves_no_folder()
    {
        lake.Store.Delete(LakePath.DataFile("instances", manifest.Tables["instances"].Files[^1].Path));

        Should.Throw<IOException>(() => HuggingFaceExport.Write(lake.Store, Target, Export));
        Directory.Exists(Target).ShouldBeFalse();
        Should.Throw<InputException>(() => HuggingFaceExport.Write(lake.Store, Target, Export with { Tables = ["absent"] })).Message.ShouldContain("instances, rejects");
    }

    public void Dispose() => lake.Dispose();

    private static IEnumerable<object> Names(object configs) => ((List<object>)configs).Select(config => ((Dictionary<object, object>)config)["config_name"]);
}
