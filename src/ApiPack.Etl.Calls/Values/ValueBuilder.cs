namespace ApiPack.Etl.Calls.Values;

/// <summary>Builds a flat tree of values; containers are closed by <see cref="End"/> with what <see cref="Begin"/> gave.</summary>
internal sealed class ValueBuilder(int capacity = 32)
{
    private Value[] values = new Value[capacity];
    private int count;

    /// <summary>The values so far.</summary>
    public ReadOnlySpan<Value> Values => values.AsSpan(0, count);

    /// <summary>Adds a value.</summary>
    public ValueBuilder Add(ValueKind kind, ReadOnlyMemory<char> text = default)
    {
        if (count == values.Length)
            Array.Resize(ref values, values.Length * 2);
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
            Array.Resize(ref values, Math.Max(values.Length * 2, count + tree.Length));
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
}
