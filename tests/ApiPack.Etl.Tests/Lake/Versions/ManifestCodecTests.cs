using System.Text;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Tests.Lake.Versions;

public sealed class ManifestCodecTests : IDisposable
{
    private readonly LakeFixture lake = new();

    [Fact]
    public void A_manifest_cut_anywhere_is_refused_as_broken_data()
    {
        lake.Versions.Publish(LakeFixture.Of(lake.Instances("python/0:3")));
        var text = lake.ReadText("versions/1.0.0/manifest.json");

        for (var length = 0; length < text.Length; length += 7)
            Should.Throw<InvalidDataException>(() => Read(text[..length]));
    }

    [Theory]
    [InlineData("\"apipack-manifest/1\"", "\"apipack-manifest/2\"")]
    [InlineData("\"fingerprint\"", "\"fingerprints\"")]
    [InlineData("\"ledger\": [", "\"ledger\": [ null,")]
    [InlineData("\"files\": [", "\"files\": [ null,")]
    [InlineData("\"engine\": \"duckdb\"", "\"engine\": null")]
    public void A_manifest_of_another_shape_is_refused(string part, string changed)
    {
        lake.Versions.Publish(LakeFixture.Of(lake.Instances("python/0:3")));
        var text = lake.ReadText("versions/1.0.0/manifest.json");
        text.ShouldContain(part);

        Should.Throw<InvalidDataException>(() => Read(text.Replace(part, changed, StringComparison.Ordinal)));
    }

    public void Dispose() => lake.Dispose();

    private static Manifest Read(string text) => ManifestCodec.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
