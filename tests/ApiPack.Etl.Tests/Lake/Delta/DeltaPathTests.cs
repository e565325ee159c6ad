using ApiPack.Etl.Lake.Delta;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Lake.Delta;

public class DeltaPathTests
{
    [Theory]
    [InlineData("lang=python/07-3fe9.parquet", "lang=python/07-3fe9.parquet")]
    [InlineData("lang=%C3%A9/a.parquet", "lang=%25C3%25A9/a.parquet")]
    [InlineData("a b+é.parquet", "a%20b%2B%C3%A9.parquet")]
    public void A_name_on_disk_is_encoded_once_more(string path, string logged) =>
        DeltaPath.Encode(path).ShouldBe(logged);

    [Fact]
    public void Every_path_is_decoded_to_itself_and_its_log_form_is_a_plain_URI() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null && !text.Any(char.IsSurrogate)).ToArbitrary(),
        path => DeltaPath.Decode(DeltaPath.Encode(path)) == path && DeltaPath.Encode(path).All(letter => char.IsAscii(letter) && letter is not (' ' or '#' or '?')))
        .QuickCheckThrowOnFailure();
}
