namespace ApiPack.Etl.Calls.Values;

/// <summary>Builds a flat tree of values in a buffer that the thread keeps; containers are closed by <see cref="End"/> with what <see cref="Begin"/> gave.</summary>
internal sealed class ValueBuilder : IDisposable
{
    private const int MostKept = 4096;

    [ThreadStatic]
    private static Value[]? kept;

    private Value[] values;
    private int count;

    /// <summary>Takes the thread's buffer, or a new one where another builder has it.</summary>
    public ValueBuilder()
    {
        values = kept ?? new Value[256];
        kept = null;
    }

    /// <summary>The values so far; valid until the next is added.</summary>
    public ReadOnlySpan<Value> Values => values.AsSpan(0, count);

    /// <summary>Adds a value.</summary>
    public ValueBuilder Add(ValueKind kind, ReadOnlyMemory<char> text = default)
    {
        if (count == values.Length)
            Grow(1);
        values[count++] = new(kind, text);
        return this;
    }

    /// <summary>Adds a value with its text.</summary>
    public ValueBuilder Add(ValueKind kind, string text) => Add(kind, text.AsMemory());

    /// <summary>Adds a member's name; its value comes next.</summary>
    public ValueBuilder Name(string name) => Add(ValueKind.Name, name);

    /// <summary>Adds a whole tree.</summary>
    public void Add(ReadOnlySpan<Value> tree)
    {
        if (count + tree.Length > values.Length)
            Grow(tree.Length);
        tree.CopyTo(values.AsSpan(count));
        count += tree.Length;
    }

    /// <summary>Opens a container; the result closes it.</summary>
    public int Begin(ValueKind container)
    {
        Add(container);
        return count - 1;
    }

    /// <summary>Closes the container.</summary>
    public void End(int container) => values[container] = values[container] with { Size = count - container };

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (values.Length is > 0 and <= MostKept)
        {
            Array.Clear(values, 0, count);
            kept = values;
        }

        values = [];
        count = 0;
    }

    private void Grow(int more) => Array.Resize(ref values, Math.Max(values.Length * 2, count + more));
}
