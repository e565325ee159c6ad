using System.Globalization;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>The process's highest resident memory.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>Bytes; from the kernel's high-water mark where there is one, else what the runtime saw.</summary>
    public static long Bytes()
    {
        if (File.Exists(Status))
        {
            foreach (var line in File.ReadLines(Status))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
                }
            }
        }

        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
