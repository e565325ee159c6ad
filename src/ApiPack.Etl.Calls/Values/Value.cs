namespace ApiPack.Etl.Calls.Values;

/// <summary>What a <see cref="Value"/> is.</summary>
internal enum ValueKind : byte
{
    /// <summary>An object; names and values follow by turns.</summary>
    Object,

    /// <summary>An array; its items follow.</summary>
    Array,

    /// <summary>A member's name.</summary>
    Name,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number, as its digits are written.</summary>
    Number,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>Code of the language, written as it is.</summary>
    Code,
}

/// <summary>One value of a tree that lies flat, parents before children.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Name, string, digits or code; empty for the rest.</param>
/// <param name="Size">How many values the subtree has, itself included.</param>
internal readonly record struct Value(ValueKind Kind, ReadOnlyMemory<char> Text, int Size = 1)
{
    /// <summary>True for an object or array.</summary>
    public bool IsContainer => Kind <= ValueKind.Array;

    /// <summary>True for a container without members.</summary>
    public bool IsEmpty => IsContainer && Size == 1;
}
