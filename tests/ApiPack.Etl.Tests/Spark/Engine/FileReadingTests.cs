using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Engine;

namespace ApiPack.Etl.Tests.Spark.Engine;

public sealed class FileReadingTests
{
    [Theory]
    [InlineData("/srv/specs", "file:/srv/specs", 12)]
    [InlineData("file:///srv/specs/", "file:///srv/specs", 12)]
    [InlineData("hdfs://name-node:8020/srv/specs", "hdfs://name-node:8020/srv/specs", 12)]
    [InlineData("s3a://bucket", "s3a://bucket", 2)]
    public void A_path_is_told_below_its_root(string folder, string uri, int from)
    {
        var reading = new FileReading(new FileRoot { Source = "test", Folder = folder, MaxBytes = 10 }, 0);

        reading.Named.Relation.Read.DataSource.Paths.ShouldBe([uri]);
        reading.SelectSizes.ShouldContain($"''), {from}) AS path");
    }

    [Theory]
    [InlineData("/srv/my specs", null, true)]
    [InlineData("/srv/{a,b}", null, false)]
    [InlineData("/srv/specs", "[1].json", false)]
    public void A_name_that_is_a_pattern_to_Spark_is_not_given_to_it(string folder, string? only, bool takes) =>
        FileReading.Takes(new FileRoot { Source = "test", Folder = folder, Only = only, MaxBytes = 10 }).ShouldBe(takes);
}
