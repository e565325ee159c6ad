using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ApiPack.Etl.Sources.Listing;

/// <summary>Tells pipes, sockets and devices from files without opening them: opening a pipe would wait for its writer.</summary>
internal static class FileKind
{
    private const int CurrentFolder = -100;
    private const uint TypeMask = 1;
    private const int ModeOffset = 28;
    private const int FormatBits = 0xF000;
    private const int RegularFile = 0x8000;
    private const int StatxBytes = 256;

    /// <summary>
    /// True for a regular file. Pipes, sockets and devices have length 0, so only empty files are asked for; where the system
    /// has no statx an empty entry counts as a file, which is never opened either.
    /// </summary>
    public static bool IsRegular(string path, long length)
    {
        if (length > 0 || !OperatingSystem.IsLinux())
            return true;
        var buffer = new byte[StatxBytes];
        var failed = Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, TypeMask, buffer) != 0;
        return failed || (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(ModeOffset)) & FormatBits) == RegularFile;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);
}
