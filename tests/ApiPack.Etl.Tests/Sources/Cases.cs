namespace ApiPack.Etl.Tests.Sources;

internal static class Cases
{
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Sources", "cases", file));
}
