namespace ApiPack.Etl.Tests.Execution.Runners;

/// <summary>Whether the toolchains are installed.</summary>
internal static class Toolchains
{
    /// <summary>The collection of the tests that need them: one after another, since each takes all cores.</summary>
    public const string Name = "toolchains";

    /// <summary>Skips a test whose toolchain is missing; where everything must be there (<c>CI=true</c>), fails it.</summary>
    public static void Require(Runner runner)
    {
        if (runner.Missing() is not { } missing)
            return;
        var reason = $"{missing} is not installed: infra/toolchains/install.sh brings it";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Skip.If(true, reason);
    }
}
