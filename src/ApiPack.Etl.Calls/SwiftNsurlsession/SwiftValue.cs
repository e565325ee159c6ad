using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Values;

namespace ApiPack.Etl.Calls.SwiftNsurlsession;

/// <summary>A JSON value as a Swift literal of arrays and dictionaries.</summary>
internal static class SwiftValue
{
    /// <summary>Writes the value; lines of a container with more than one member are indented by <paramref name="level"/> steps.</summary>
    public static void Write(ReadOnlySpan<Value> tree, int level, CodeWriter to)
    {
        switch (tree[0].Kind)
        {
            case ValueKind.Object:
                WriteObject(tree, level, to);
                break;
            case ValueKind.Array:
                WriteArray(tree, level, to);
                break;
            case ValueKind.String:
                SwiftString.Write(tree[0].Text.Span, to);
                break;
            case ValueKind.Number:
                to.Write(tree[0].Text.Span);
                break;
            default:
                to.Write(tree[0].Kind switch { ValueKind.True => "true", ValueKind.False => "false", _ => "NSNull()" });
                break;
        }
    }

    private static void WriteObject(ReadOnlySpan<Value> tree, int level, CodeWriter to)
    {
        if (tree[0].IsEmpty)
        {
            // Swift asks for an empty literal's type.
            to.Write(level == 1 ? "[:]" : "[:] as [String : Any]");
            return;
        }

        var isTall = tree.Length > 2 + tree[2].Size;
        Open(isTall, level, to);
        for (var at = 1; at < tree.Length; at += tree[at].Size)
        {
            if (at > 1)
                Next(isTall, level, to);
            SwiftString.Write(tree[at++].Text.Span, to);
            to.Write(": ");
            Write(tree.Slice(at, tree[at].Size), level + 1, to);
        }

        Close(isTall, level, to);
    }

    private static void WriteArray(ReadOnlySpan<Value> tree, int level, CodeWriter to)
    {
        if (tree[0].IsEmpty)
        {
            to.Write(level == 1 ? "[]" : "[] as [Any]");
            return;
        }

        var isTall = EndsInTallObject(tree);
        Open(isTall, level, to);
        for (var at = 1; at < tree.Length; at += tree[at].Size)
        {
            if (at > 1)
                Next(isTall, level, to);
            Write(tree.Slice(at, tree[at].Size), level + 1, to);
        }

        Close(isTall, level, to);
    }

    /// <summary>True when the array's last object has more than one member.</summary>
    private static bool EndsInTallObject(ReadOnlySpan<Value> array)
    {
        var isTall = false;
        for (var at = 1; at < array.Length; at += array[at].Size)
        {
            if (array[at].Kind == ValueKind.Object)
                isTall = array[at].Size > 1 && array[at].Size > 2 + array[at + 2].Size;
        }

        return isTall;
    }

    private static void Open(bool isTall, int level, CodeWriter to)
    {
        to.Write('[');
        if (isTall)
            Line(level, to);
    }

    private static void Next(bool isTall, int level, CodeWriter to)
    {
        to.Write(isTall ? "," : ", ");
        if (isTall)
            Line(level, to);
    }

    private static void Close(bool isTall, int level, CodeWriter to)
    {
        if (isTall)
            Line(level - 1, to);
        to.Write(']');
    }

    private static void Line(int level, CodeWriter to)
    {
        to.Write('\n');
        to.Repeat(' ', level * 2);
    }
}
