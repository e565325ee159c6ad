using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.TestWorker;

/// <summary>What may befall a worker at a row.</summary>
internal static class RowFaults
{
    private const int Kill = 9;

    /// <summary>The process that started this one: Spark's executor.</summary>
    public static int Parent => int.Parse(File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The step as it is, but for item 42.</summary>
    public static IRowStep<Item, Item> At42(IRowStep<Item, Item> step, string fault) => new FuncStep<Item, Item>(step.Input, step.Output, row =>
    {
        if (row.Id == 42)
            Befall(fault);
        return step.Run(row);
    })
    { Name = step.Name, UnitsOf = step.Units, KeyOf = step.Key };

    private static void Befall(string fault)
    {
        switch (fault)
        {
            case "overflow":
                Overflow(0);
                break;
            case "killed":
                _ = Send(Environment.ProcessId, Kill);
                break;
            case "hang-within":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "kill-executor":
                _ = Send(Parent, Kill);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Overflow(int depth) => depth < 0 ? depth : Overflow(depth + 1) + Overflow(depth + 2);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
