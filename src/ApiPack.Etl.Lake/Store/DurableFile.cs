using System.Runtime.InteropServices;

namespace ApiPack.Etl.Lake.Store;

/// <summary>What the base library lacks: a hard link, which is an exclusive create of a whole file, and a folder's flush, which makes a new name last.</summary>
internal static partial class DurableFile
{
    // Linux's error numbers.
    private const int NotPermitted = 1;
    private const int FileExists = 17;
    private const int CrossDevice = 18;
    private const int TooManyLinks = 31;
    private const int NotSupported = 95;

    /// <summary>Gives a whole file its name unless the name is taken, and flushes the folder.</summary>
    /// <returns>False when the name is taken.</returns>
    public static bool Link(string existing, string target)
    {
        if (link(existing, target) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == FileExists)
                return false;
            throw CannotLink(error)
                ? new IOException($"{target}: this file system has no hard links, which a safe commit needs; put the lake on another disk")
                : Failure("link", target, error);
        }

        FlushFolder(target);
        return true;
    }

    /// <summary>Gives a file a second name where the file system can.</summary>
    /// <returns>False when the file system cannot link these two.</returns>
    public static bool TryLink(string existing, string target)
    {
        if (link(existing, target) == 0)
            return true;

        var error = Marshal.GetLastPInvokeError();
        return CannotLink(error) ? false : throw Failure("link", target, error);
    }

    /// <summary>Flushes the folder that holds a file, so that the file's name outlives a power cut.</summary>
    public static void FlushFolder(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var handle = open(folder, 0);
        if (handle < 0)
            throw Failure("open", folder, Marshal.GetLastPInvokeError());

        var flushed = fsync(handle);
        var error = Marshal.GetLastPInvokeError();
        _ = close(handle);
        if (flushed != 0)
            throw Failure("fsync", folder, error);
    }

    private static bool CannotLink(int error) => error is CrossDevice or TooManyLinks or NotPermitted or NotSupported;

    private static IOException Failure(string call, string path, int error) =>
        new($"{call} of {path}: {Marshal.GetPInvokeErrorMessage(error)}");

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string existing, string target);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}
