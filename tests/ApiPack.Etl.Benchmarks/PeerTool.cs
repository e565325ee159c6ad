using System.Diagnostics;

namespace ApiPack.Etl.Benchmarks;

/// <summary><c>peer.mjs</c>, which runs openapi-snippet in Node.js.</summary>
internal static class PeerTool
{
    /// <summary>The lines that it prints, each as soon as it is there.</summary>
    /// <param name="input">Its standard input, or null.</param>
    /// <param name="arguments">Its arguments; they stand in its head.</param>
    /// <exception cref="InvalidOperationException">It failed; what it printed before was given.</exception>
    public static IEnumerable<string> Lines(string? input, params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Checkout.Root, "tests", "ApiPack.Etl.Benchmarks", "peer.mjs"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        while (node.StandardOutput.ReadLine() is { } line)
            yield return line;
        node.WaitForExit();
        if (node.ExitCode != 0)
            throw new InvalidOperationException("the peer did not run to its end; restore it with: npm ci --prefix tests/npm --ignore-scripts");
    }
}
