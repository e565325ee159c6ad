namespace ApiPack.Etl.Instructions.Text;

/// <summary>Word lists and templates that travel inside the assembly.</summary>
internal static class Resource
{
    /// <summary>The resource's lines that are neither empty nor comments (<c>#</c>).</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"resource {name} is not embedded");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
