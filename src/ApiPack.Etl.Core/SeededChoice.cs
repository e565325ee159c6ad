using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ApiPack.Etl.Core;

/// <summary>A deterministic stream of choices keyed by a row's id and a purpose: the same on every engine, thread and run (splitmix64 over a SHA-256 seed).</summary>
public struct SeededChoice
{
    private ulong state;

    /// <summary>Starts the stream of <paramref name="key"/> for <paramref name="purpose"/>.</summary>
    public SeededChoice(string purpose, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Ids.Digest($"{purpose}\n{key}", hash);
        state = BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>The next choice, 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (int)(z % (ulong)count);
    }
}
