using System.Buffers;
using System.Runtime.CompilerServices;

namespace ApiPack.Etl.Calls.Code;

/// <summary>Text under construction in a pooled buffer, reused from call to call. Not for use by two threads at once.</summary>
/// <param name="limit">How many UTF-16 units are kept at most; what goes beyond is dropped, and <see cref="IsCut"/> says so.</param>
public sealed class CodeWriter(int limit = int.MaxValue) : IDisposable
{
    private char[] buffer = ArrayPool<char>.Shared.Rent(8192);
    private int length;

    /// <summary>How many UTF-16 units are written; may be set back to drop what came after.</summary>
    public int Length
    {
        get => length;
        set => length = value >= 0 && value <= length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>True when something was dropped since the last <see cref="Clear"/>.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What is written so far; valid until the next write.</summary>
    public ReadOnlySpan<char> Text => buffer.AsSpan(0, length);

    /// <summary>Writes text as it is.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (length + text.Length > buffer.Length && !TryGrow(text.Length))
            return;
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    /// <summary>Writes text as it is; null writes nothing.</summary>
    public void Write(string? text) => Write(text.AsSpan());

    /// <summary>Writes one character.</summary>
    public void Write(char character)
    {
        if (length == buffer.Length && !TryGrow(1))
            return;
        buffer[length++] = character;
    }

    /// <summary>Writes code with its holes filled: text as it is, <see cref="Quoted{TLiteral}"/> as a literal.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref CodeTemplate template) => template.End(this);

    /// <summary>Writes a character several times.</summary>
    public void Repeat(char character, int count)
    {
        if (length + count > buffer.Length && !TryGrow(count))
            return;
        // They are few, and Span.Fill would be compiled at its first call.
        foreach (ref var place in buffer.AsSpan(length, count))
            place = character;
        length += count;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        length = 0;
        IsCut = false;
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

    /// <summary>Makes room for <paramref name="more"/> units, or notes that they are beyond the limit.</summary>
    private bool TryGrow(int more)
    {
        if (more > limit - length)
        {
            IsCut = true;
            return false;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
        return true;
    }
}
