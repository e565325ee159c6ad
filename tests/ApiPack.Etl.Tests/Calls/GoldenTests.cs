using ApiPack.Etl.Calls;

namespace ApiPack.Etl.Tests.Calls;

/// <summary>Every shared request in every language. <c>UPDATE_GOLDEN=1</c> records what the code gives now.</summary>
public class GoldenTests
{
    public static TheoryData<string> Cases => new(Languages.All.SelectMany(static language => GoldenRequests.Names.Select(name => $"{language.Id}/{name}")));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_request_gives_its_golden_code(string @case)
    {
        var parts = @case.Split('/');
        var language = Languages.All.Single(language => language.Id == parts[0]);
        var code = language.Call(GoldenRequests.Read(parts[1])).ShouldNotBeNull();

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var path = GoldenRequests.SourcePathOf(language, parts[1]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, code);
            return;
        }

        var golden = GoldenRequests.PathOf(language, parts[1]);
        File.Exists(golden).ShouldBeTrue($"no golden file {golden}: record it with UPDATE_GOLDEN=1, read it, commit it");
        code.ShouldBe(File.ReadAllText(golden));
    }

    [Fact]
    public void Golden_files_without_a_request_do_not_linger()
    {
        var expected = Languages.All.SelectMany(static language => GoldenRequests.Names.Select(name => GoldenRequests.PathOf(language, name)));
        var found = Languages.All.SelectMany(static language => Directory.EnumerateFiles(Path.GetDirectoryName(GoldenRequests.PathOf(language, "x"))!));
        found.Except(expected).ShouldBeEmpty();
    }
}
