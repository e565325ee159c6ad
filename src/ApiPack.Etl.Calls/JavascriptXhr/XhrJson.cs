using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Values;

namespace ApiPack.Etl.Calls.JavascriptXhr;

/// <summary>A JSON value as <c>JSON.stringify</c> prints it with an indentation of two spaces.</summary>
internal static class XhrJson
{
    public static void Write(ReadOnlySpan<Value> tree, int indent, CodeWriter to)
    {
        switch (tree[0].Kind)
        {
            case ValueKind.Object or ValueKind.Array:
                WriteContainer(tree, indent, to);
                break;
            case ValueKind.String:
                JsonString.Write(tree[0].Text.Span, to);
                break;
            case ValueKind.Number:
                to.Write(tree[0].Text.Span);
                break;
            default:
                to.Write(tree[0].Kind switch { ValueKind.True => "true", ValueKind.False => "false", _ => "null" });
                break;
        }
    }

    private static void WriteContainer(ReadOnlySpan<Value> tree, int indent, CodeWriter to)
    {
        var isObject = tree[0].Kind == ValueKind.Object;
        if (tree[0].IsEmpty)
        {
            to.Write(isObject ? "{}" : "[]");
            return;
        }

        to.Write(isObject ? "{\n" : "[\n");
        for (var at = 1; at < tree.Length; at += tree[at].Size)
        {
            to.Write(at > 1 ? ",\n" : "");
            to.Repeat(' ', indent + 2);
            if (isObject)
            {
                JsonString.Write(tree[at++].Text.Span, to);
                to.Write(": ");
            }

            Write(tree.Slice(at, tree[at].Size), indent + 2, to);
        }

        to.Write('\n');
        to.Repeat(' ', indent);
        to.Write(isObject ? '}' : ']');
    }
}
