using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApiPack.Etl.Core.Fingerprints;

/// <summary>
/// The content fingerprint of a set of rows, the same on every engine.
/// <list type="number">
/// <item>A row's canonical text is its columns' texts in column order, nothing between. NULL is <c>N</c>; a text is its length in UTF-8
/// bytes, <c>:</c> and the text; an integer is its decimal digits and <c>;</c>; a boolean is <c>T</c> or <c>F</c>; a list is <c>[</c>, its
/// length, <c>:</c>, its items and <c>]</c>; a struct is <c>(</c>, its fields and <c>)</c>.</item>
/// <item>A double x is <c>D</c>, an integer and <c>;</c>: floor(x × 10⁹ + 0.5) where |x| is below 9 × 10⁹; else floor(x) followed by
/// <c>e0</c> where |x| is below 9 × 10¹⁸; else <c>Dhuge;</c>, <c>D-huge;</c> or <c>Dnan;</c>.</item>
/// <item>The row's hash is the MD5 of that text's UTF-8, 32 hexadecimal digits: the first 16 and the last 16 are two numbers of 64 bits. Each is
/// summed over all rows modulo 2⁶⁴.</item>
/// <item>The fingerprint is the MD5, in lower-case hexadecimal digits, of <c>{rows} {first sum} {second sum}</c> in decimal digits.</item>
/// </list>
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "A checksum that SQL engines share; nothing is protected by it.")]
public sealed class RowHash
{
    private ulong first;
    private ulong second;

    /// <summary>Rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row by its canonical text.</summary>
    public void Add(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(canonical, hash);
        first += BinaryPrimitives.ReadUInt64BigEndian(hash);
        second += BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        Rows++;
    }

    /// <summary>Adds rows that were summed elsewhere.</summary>
    public void Add(RowHash other)
    {
        ArgumentNullException.ThrowIfNull(other);
        first += other.first;
        second += other.second;
        Rows += other.Rows;
    }

    /// <summary>The fingerprint: 32 hexadecimal digits.</summary>
    public override string ToString() => Of(Rows, first, second);

    /// <summary>The fingerprint of rows that were counted and summed elsewhere.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="first">Sum of the hashes' first halves, modulo 2⁶⁴.</param>
    /// <param name="second">Sum of the hashes' second halves, modulo 2⁶⁴.</param>
    public static string Of(long rows, ulong first, ulong second) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{rows} {first} {second}"))));

    /// <summary>Writes a double's canonical text.</summary>
    public static void Write(double value, CanonicalText to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Add('D');
        var size = Math.Abs(value);
        if (size < 9e9)
        {
            to.Add((long)Math.Floor((value * 1e9) + 0.5));
        }
        else if (size < 9e18)
        {
            to.Add((long)Math.Floor(value));
            to.Add("e0"u8);
        }
        else
        {
            to.Add(double.IsNaN(value) ? "nan"u8 : value > 0 ? "huge"u8 : "-huge"u8);
        }

        to.Add(';');
    }
}
