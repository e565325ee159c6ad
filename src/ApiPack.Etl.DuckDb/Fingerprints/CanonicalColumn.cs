using ApiPack.Etl.Core.Fingerprints;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Fingerprints;

/// <summary>Writes the canonical text of one column's values, as <see cref="RowHash"/> defines it.</summary>
internal sealed class CanonicalColumn
{
    private readonly TypeId type;
    private readonly CanonicalColumn[] children;
    private Vector vector;

    private CanonicalColumn(string name, LogicalTypeHandle logical)
    {
        type = Api.GetTypeId(logical);
        children = type switch
        {
            TypeId.Varchar or TypeId.BigInt or TypeId.Integer or TypeId.Double or TypeId.Boolean => [],
            TypeId.List => [Child(name, Api.ListItemType(logical))],
            TypeId.Struct => [.. Enumerable.Range(0, (int)Api.StructFieldCount(logical)).Select(i => Child(name, Api.StructFieldType(logical, (ulong)i)))],
            _ => throw new DuckDbException($"Column {name} has a type that tables here do not have (DuckDB's type number {(int)type}): cast it to VARCHAR, BIGINT, DOUBLE or BOOLEAN."),
        };
    }

    /// <summary>The columns of a result.</summary>
    /// <exception cref="DuckDbException">A column has a type that tables do not have.</exception>
    public static CanonicalColumn[] Of(ResultStream stream) => [.. stream.Names.Select((name, i) => Child(name, stream.Type(i)))];

    /// <summary>Reads from this vector from now on.</summary>
    public void Attach(nint handle)
    {
        vector = new Vector(handle);
        if (type == TypeId.List)
            children[0].Attach(Api.ListItems(handle));
        else
            for (var i = 0; i < children.Length; i++)
                children[i].Attach(Api.StructField(handle, (ulong)i));
    }

    /// <summary>Writes the value of a row.</summary>
    public void Write(long row, CanonicalText to)
    {
        if (vector.IsNull(row))
        {
            to.Add('N');
            return;
        }

        switch (type)
        {
            case TypeId.Varchar:
                var utf8 = vector.Utf8(row);
                to.Add((long)utf8.Length);
                to.Add(':');
                to.Add(utf8);
                break;
            case TypeId.BigInt:
                Number(vector.Long(row), to);
                break;
            case TypeId.Integer:
                Number(vector.Int(row), to);
                break;
            case TypeId.Double:
                RowHash.Write(vector.Double(row), to);
                break;
            case TypeId.Boolean:
                to.Add(vector.Boolean(row) ? 'T' : 'F');
                break;
            case TypeId.List:
                var items = vector.List(row);
                to.Add('[');
                to.Add((long)items.Length);
                to.Add(':');
                for (var i = items.Offset; i < items.Offset + items.Length; i++)
                    children[0].Write((long)i, to);
                to.Add(']');
                break;
            default:
                to.Add('(');
                foreach (var child in children)
                    child.Write(row, to);
                to.Add(')');
                break;
        }
    }

    private static void Number(long value, CanonicalText to)
    {
        to.Add(value);
        to.Add(';');
    }

    private static CanonicalColumn Child(string name, LogicalTypeHandle type)
    {
        using (type)
            return new CanonicalColumn(name, type);
    }
}
