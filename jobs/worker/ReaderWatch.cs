using System.Runtime.InteropServices;

namespace ApiPack.Etl.Jobs.Worker;

/// <summary>Notices that nobody reads a pipe any more, even while there is nothing to write: an engine that gives a query up only closes its end.</summary>
internal sealed class ReaderWatch : IDisposable
{
    private const short GoneEvents = 0x8 | 0x10 | 0x20;

    private readonly ITimer timer;

    /// <summary>Starts the watch.</summary>
    /// <param name="descriptor">The pipe's file descriptor.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="gone">Told once when the reader is gone; ends the process.</param>
    public ReaderWatch(int descriptor, TimeProvider clock, Action gone)
    {
        var said = 0;
        timer = clock.CreateTimer(Look, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        void Look(object? state)
        {
            var polled = new Polled { Descriptor = descriptor };
            if (Poll(ref polled, 1, 0) > 0 && (polled.Returned & GoneEvents) != 0 && Interlocked.Exchange(ref said, 1) == 0)
                gone();
        }
    }

    public void Dispose() => timer.Dispose();

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Polled descriptors, nuint count, int milliseconds);

    /// <summary>struct pollfd of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Requested;
        public short Returned;
    }
}
