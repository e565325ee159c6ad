using System.Buffers;
using System.Runtime.CompilerServices;

namespace ApiPack.Etl.Calls.Code;

/// <summary>Text under construction in a pooled buffer, reused from call to call. Not for use by two threads at once.</summary>
public sealed class CodeWriter : IDisposable
{
    private char[] buffer = ArrayPool<char>.Shared.Rent(8192);
    private int length;

    /// <summary>How many UTF-16 units are written; may be set back to drop what came after.</summary>
    public int Length
    {
        get => length;
        set => length = value >= 0 && value <= length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>What is written so far; valid until the next write.</summary>
    public ReadOnlySpan<char> Text => buffer.AsSpan(0, length);

    /// <summary>Writes text as it is.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (length + text.Length > buffer.Length)
            Grow(text.Length);
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    /// <summary>Writes text as it is; null writes nothing.</summary>
    public void Write(string? text) => Write(text.AsSpan());

    /// <summary>Writes one character.</summary>
    public void Write(char character)
    {
        if (length == buffer.Length)
            Grow(1);
        buffer[length++] = character;
    }

    /// <summary>Writes code with its holes filled: text as it is, <see cref="Quoted{TLiteral}"/> as a literal.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref CodeTemplate template) => template.End(this);

    /// <summary>Writes a character several times.</summary>
    public void Repeat(char character, int count)
    {
        if (length + count > buffer.Length)
            Grow(count);
        buffer.AsSpan(length, count).Fill(character);
        length += count;
    }

    /// <inheritdoc/>
    public override string ToString() => new(buffer, 0, length);

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (buffer.Length == 0)
            return;
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(buffer.Length * 2, checked(length + more)));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
