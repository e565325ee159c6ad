namespace ApiPack.Etl.OpenApi.Values;

/// <summary>The kinds of a JSON value.</summary>
internal enum SampleKind
{
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}

/// <summary>A JSON value that knows the size of its compact JSON. Its lists are not changed once it is made.</summary>
internal sealed class Sample
{
    private static readonly List<Sample> NoItems = [];
    private static readonly List<Member> NoMembers = [];

    private Sample(SampleKind kind, string text, List<Sample> items, List<Member> members, int size)
    {
        Kind = kind;
        Text = text;
        Items = items;
        Members = members;
        JsonSize = size;
    }

    /// <summary>A property of an object.</summary>
    internal readonly record struct Member(string Name, Sample Value);

    /// <summary><c>null</c>.</summary>
    public static Sample Null { get; } = new(SampleKind.Null, "null", NoItems, NoMembers, 4);

    /// <summary><c>true</c>.</summary>
    public static Sample True { get; } = new(SampleKind.Boolean, "true", NoItems, NoMembers, 4);

    /// <summary><c>false</c>.</summary>
    public static Sample False { get; } = new(SampleKind.Boolean, "false", NoItems, NoMembers, 5);

    /// <summary><c>[]</c>.</summary>
    public static Sample EmptyArray { get; } = new(SampleKind.Array, "", NoItems, NoMembers, 2);

    /// <summary><c>{}</c>.</summary>
    public static Sample EmptyObject { get; } = new(SampleKind.Object, "", NoItems, NoMembers, 2);

    /// <summary>The kind.</summary>
    public SampleKind Kind { get; }

    /// <summary>A text's characters; a number, boolean or null as JSON spells it; empty for arrays and objects.</summary>
    public string Text { get; }

    /// <summary>An array's items.</summary>
    public List<Sample> Items { get; }

    /// <summary>An object's members, names distinct.</summary>
    public List<Member> Members { get; }

    /// <summary>Bytes of the value's compact JSON.</summary>
    public int JsonSize { get; }

    /// <summary>A text value.</summary>
    public static Sample OfText(string text) => new(SampleKind.Text, text, NoItems, NoMembers, SampleJson.QuotedSize(text));

    /// <summary>A number as JSON spells it.</summary>
    public static Sample OfNumber(string text) => new(SampleKind.Number, text, NoItems, NoMembers, text.Length);

    /// <summary>An array.</summary>
    public static Sample OfItems(List<Sample> items)
    {
        if (items.Count == 0)
            return EmptyArray;
        var size = 1 + items.Count;
        for (var at = 0; at < items.Count; at++)
            size = Sum(size, items[at].JsonSize);
        return new Sample(SampleKind.Array, "", items, NoMembers, size);
    }

    /// <summary>An object; the names must be distinct.</summary>
    public static Sample OfMembers(List<Member> members)
    {
        if (members.Count == 0)
            return EmptyObject;
        var size = 1 + (2 * members.Count);
        for (var at = 0; at < members.Count; at++)
            size = Sum(Sum(size, SampleJson.QuotedSize(members[at].Name)), members[at].Value.JsonSize);
        return new Sample(SampleKind.Object, "", NoItems, members, size);
    }

    /// <summary>The member of that name, or null.</summary>
    public Sample? Find(string name)
    {
        for (var at = 0; at < Members.Count; at++)
        {
            if (Members[at].Name == name)
                return Members[at].Value;
        }

        return null;
    }

    /// <summary>The object with the member set, in its place or at the end.</summary>
    public Sample With(string name, Sample value)
    {
        var members = new List<Member>(Members.Count + 1);
        var set = false;
        foreach (var member in Members)
        {
            members.Add(member.Name == name ? new Member(name, value) : member);
            set |= member.Name == name;
        }

        if (!set)
            members.Add(new Member(name, value));
        return OfMembers(members);
    }

    private static int Sum(int left, int right) => (int)Math.Min((long)left + right, int.MaxValue);
}
