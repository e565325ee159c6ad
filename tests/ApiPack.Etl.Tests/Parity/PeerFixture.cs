using ApiPack.Etl.Benchmarks;

namespace ApiPack.Etl.Tests.Parity;

/// <summary>openapi-snippet where it is restored; elsewhere tests are skipped, in CI they fail.</summary>
internal static class PeerFixture
{
    /// <summary>Skips the test where the peer or node is missing.</summary>
    public static void Require()
    {
        var isThere = Directory.Exists(Path.Combine(Checkout.Root, "tests", "npm", "node_modules", "openapi-snippet"))
            && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "node")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") == "true")
            throw new InvalidOperationException("openapi-snippet is not restored: npm ci --prefix tests/npm --ignore-scripts");
        Skip.IfNot(isThere, "openapi-snippet is not restored (npm ci --prefix tests/npm --ignore-scripts), or node is not installed");
    }
}
