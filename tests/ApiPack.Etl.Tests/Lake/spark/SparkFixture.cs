namespace ApiPack.Etl.Tests.Lake.Spark;

/// <summary>One Spark for all tests of the collection <c>spark</c>; it starts when a test first asks for it.</summary>
public sealed class SparkFixture : IDisposable
{
    private readonly Lazy<SparkDeltaReader> reader;
    private readonly string missing;

    public SparkFixture()
    {
        (var installation, missing) = SparkInstallation.Find();
        reader = new(() => new SparkDeltaReader(installation!));
    }

    /// <summary>The reader; where it cannot run, the test is skipped with the reason, or fails when <c>CI</c> is <c>true</c>.</summary>
    public SparkDeltaReader Reader
    {
        get
        {
            if (missing.Length > 0 && Environment.GetEnvironmentVariable("CI") == "true")
                throw new InvalidOperationException($"the real Delta reader is required here: {missing}");
            Skip.If(missing.Length > 0, missing);
            return reader.Value;
        }
    }

    public void Dispose()
    {
        if (reader.IsValueCreated)
            reader.Value.Dispose();
    }
}

/// <summary>Tests that share one Spark.</summary>
[CollectionDefinition(Name)]
public sealed class SparkTests : ICollectionFixture<SparkFixture>
{
    public const string Name = "spark";
}
