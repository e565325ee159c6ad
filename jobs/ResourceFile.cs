namespace ApiPack.Etl.Jobs;

/// <summary>The <c>.sql</c> files and prompts beside the stages, carried in the executable.</summary>
internal static class ResourceFile
{
    /// <summary>The statements of a SQL file, which end with a semicolon at a line's end.</summary>
    public static IReadOnlyList<string> Statements(string path) => [.. (Read(path) + "\n").Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The text of a file, such as <c>02-endpoints/apis.sql</c>.</summary>
    public static string Read(string path)
    {
        using var stream = typeof(ResourceFile).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"no file {path} in the executable");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
