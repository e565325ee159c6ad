using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;
using ApiPack.Etl.Tests.Lake.Spark;

namespace ApiPack.Etl.Tests.EndToEnd;

[Collection(SparkTests.Name)]
public class DeltaReaderTests(SparkFixture spark)
{
    [SkippableFact]
    [Trait("needs", "spark")]
    public async Task Sparks_own_Delta_reader_finds_every_tables_rows_in_both_versions()
    {
        var small = Path.Combine(Cli.Cases, "small");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["source"]);
        foreach (var file in Directory.GetFiles(small))
        {
            File.Copy(file, Path.Combine(folder["source"], Path.GetFileName(file)));
        }

        var reader = spark.Reader;
        await Cli.Build(folder["lake"], folder["source"]);
        File.Delete(Path.Combine(folder["source"], "weather.yaml"));
        await Cli.Build(folder["lake"], folder["source"]);

        var versions = new LakeVersions(new LocalLakeStore(folder["lake"]), TimeProvider.System);
        versions.List().ShouldBe(["1.0.0", "1.1.0"]);
        foreach (var manifest in versions.List().Select(versions.Read))
        {
            foreach (var (name, table) in manifest.Tables)
            {
                var root = Path.Combine(folder["lake"], "tables", name);
                var delta = reader.Read(new DeltaRequest(root, table.DeltaVersion));
                delta.Rows.ShouldBe(table.Rows, $"{name} of {manifest.Version}");
                if (table.Rows > 0)
                {
                    var parquet = reader.ReadParquet([.. table.Files.Select(file => Path.Combine(root, file.Path))], root, delta.Columns);
                    delta.Hash.ShouldBe(parquet.Hash, $"{name} of {manifest.Version}");
                }
            }
        }
    }
}
