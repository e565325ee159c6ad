using System.Buffers;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Values;

namespace ApiPack.Etl.Calls.NodeRequest;

/// <summary>A JavaScript object literal; a container stands on one line where that has at most 80 characters.</summary>
internal static class NodeObject
{
    private const int LineLimit = 80;

    private static readonly SearchValues<char> NameStart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$_");
    private static readonly SearchValues<char> NamePart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$_0123456789");

    /// <summary>Writes the value at the root of <paramref name="tree"/>; lines after the first begin with <paramref name="indent"/> spaces.</summary>
    public static void Write(ReadOnlySpan<Value> tree, int indent, CodeWriter to)
    {
        if (!tree[0].IsContainer)
        {
            WriteScalar(tree[0], to);
            return;
        }

        var start = to.Length;
        if (TryWriteLine(tree, start + LineLimit, to))
            return;
        to.Length = start;
        WriteLines(tree, indent, to);
    }

    private static void WriteLines(ReadOnlySpan<Value> tree, int indent, CodeWriter to)
    {
        var isObject = tree[0].Kind == ValueKind.Object;
        to.Write(isObject ? "{\n" : "[\n");
        for (var at = 1; at < tree.Length; at += tree[at].Size)
        {
            if (at > 1)
                to.Write(",\n");
            to.Repeat(' ', indent + 2);
            if (isObject)
            {
                WriteName(tree[at++].Text.Span, to);
                to.Write(": ");
            }

            Write(tree.Slice(at, tree[at].Size), indent + 2, to);
        }

        to.Write('\n');
        to.Repeat(' ', indent);
        to.Write(isObject ? '}' : ']');
    }

    /// <summary>Writes the tree on one line; false, with the line left half-written, when it would end after <paramref name="limit"/>.</summary>
    private static bool TryWriteLine(ReadOnlySpan<Value> tree, int limit, CodeWriter to)
    {
        if (!tree[0].IsContainer)
        {
            if (to.Length + tree[0].Text.Length <= limit)
                WriteScalar(tree[0], to);
            else
                return false;
            return to.Length <= limit;
        }

        var isObject = tree[0].Kind == ValueKind.Object;
        to.Write(isObject ? '{' : '[');
        for (var at = 1; at < tree.Length; at += tree[at].Size)
        {
            if (at > 1)
                to.Write(", ");
            if (isObject)
            {
                WriteName(tree[at++].Text.Span, to);
                to.Write(": ");
            }

            if (!TryWriteLine(tree.Slice(at, tree[at].Size), limit, to))
                return false;
        }

        to.Write(isObject ? '}' : ']');
        return to.Length <= limit;
    }

    private static void WriteName(ReadOnlySpan<char> name, CodeWriter to)
    {
        if (name.Length > 0 && NameStart.Contains(name[0]) && name.IndexOfAnyExcept(NamePart) < 0)
            to.Write(name);
        else
            NodeString.Write(name, to);
    }

    private static void WriteScalar(Value value, CodeWriter to)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
                NodeString.Write(value.Text.Span, to);
                break;
            case ValueKind.Number or ValueKind.Code:
                to.Write(value.Text.Span);
                break;
            default:
                to.Write(value.Kind switch { ValueKind.True => "true", ValueKind.False => "false", _ => "null" });
                break;
        }
    }
}
