using System.Text;

namespace ApiPack.Etl.Verification.Sent;

/// <summary>Texts read out of code, one after the other in a buffer that is reused from call to call. Not for use by two threads at once.</summary>
public sealed class SentText
{
    private char[] buffer = new char[4096];
    private int scalar;
    private int bytesMissing;
    private int smallest;

    /// <summary>How many UTF-16 units are held.</summary>
    public int Length { get; private set; }

    /// <summary>True when bytes were added that are no UTF-8.</summary>
    public bool HasBadBytes { get; private set; }

    /// <summary>A text.</summary>
    public ReadOnlySpan<char> this[Slice slice] => buffer.AsSpan(slice.Start, slice.Length);

    /// <summary>Forgets all texts.</summary>
    public void Clear()
    {
        Length = 0;
        bytesMissing = 0;
        HasBadBytes = false;
    }

    /// <summary>What was added since the text was <paramref name="start"/> long.</summary>
    public Slice Since(int start)
    {
        HasBadBytes |= bytesMissing > 0;
        return new(start, Length - start);
    }

    /// <summary>Adds a text and gives its place.</summary>
    public Slice Add(ReadOnlySpan<char> text)
    {
        Append(text);
        return Since(Length - text.Length);
    }

    /// <summary>Lengthens the last text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        HasBadBytes |= bytesMissing > 0;
        Reserve(text.Length);
        text.CopyTo(buffer.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Lengthens the last text by one UTF-16 unit.</summary>
    public void Append(char unit)
    {
        HasBadBytes |= bytesMissing > 0;
        Reserve(1);
        buffer[Length++] = unit;
    }

    /// <summary>Lengthens the last text by a Unicode scalar value.</summary>
    public void Append(Rune rune)
    {
        HasBadBytes |= bytesMissing > 0;
        Reserve(2);
        Length += rune.EncodeToUtf16(buffer.AsSpan(Length));
    }

    /// <summary>Lengthens the last text by a byte of UTF-8; what does not add up to characters shows as <see cref="HasBadBytes"/>.</summary>
    public void AppendByte(byte value)
    {
        if (bytesMissing == 0)
        {
            if (value < 0x80)
                Append((char)value);
            else
                BeginSequence(value);
            return;
        }

        if ((value & 0xC0) != 0x80)
        {
            HasBadBytes = true;
            return;
        }

        scalar = (scalar << 6) | (value & 0x3F);
        if (--bytesMissing > 0)
            return;
        if (scalar >= smallest && Rune.TryCreate(scalar, out var rune))
            Append(rune);
        else
            HasBadBytes = true;
    }

    /// <summary>Changes a unit that is already there.</summary>
    public void Replace(int at, char unit) => buffer[at] = unit;

    /// <summary>Drops all from a place on.</summary>
    public void Truncate(int length) => Length = length;

    private void BeginSequence(byte lead)
    {
        (bytesMissing, scalar, smallest) = lead switch
        {
            >= 0xC0 and < 0xE0 => (1, lead & 0x1F, 0x80),
            >= 0xE0 and < 0xF0 => (2, lead & 0x0F, 0x800),
            >= 0xF0 and < 0xF8 => (3, lead & 0x07, 0x10000),
            _ => (0, 0, 0),
        };
        HasBadBytes |= bytesMissing == 0;
    }

    private void Reserve(int more)
    {
        if (Length + more > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, checked(Length + more)));
    }
}
