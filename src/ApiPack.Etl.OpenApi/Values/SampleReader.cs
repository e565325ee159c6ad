using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Values;

/// <summary>Values that a document gives (examples, defaults) as samples.</summary>
internal static class SampleReader
{
    private const int MostNodes = 4096;

    /// <summary>The element as a sample; null when it is undefined or larger than 4,096 values.</summary>
    public static Sample? ReadOrNull(JsonElement element) => Read(element, MostNodes);

    /// <summary>The element as a sample with members ordered as JavaScript orders them; null when it is larger than <paramref name="mostNodes"/> values.</summary>
    public static Sample? Read(JsonElement element, int mostNodes)
    {
        var left = mostNodes;
        return Read(element, ref left);
    }

    private static Sample? Read(JsonElement element, ref int left)
    {
        if (--left < 0)
            return null;
        return element.ValueKind switch
        {
            JsonValueKind.String => Sample.OfText(element.TextOrNull()!),
            JsonValueKind.Number => Sample.OfNumber(JsonNumber.Canonical(element.GetRawText())),
            JsonValueKind.True => Sample.True,
            JsonValueKind.False => Sample.False,
            JsonValueKind.Null => Sample.Null,
            JsonValueKind.Array => Items(element, ref left),
            JsonValueKind.Object => Members(element, ref left),
            _ => null,
        };
    }

    private static Sample? Items(JsonElement element, ref int left)
    {
        var items = new List<Sample>();
        foreach (var item in element.EnumerateArray())
        {
            if (Read(item, ref left) is not { } value)
                return null;
            items.Add(value);
        }

        return Sample.OfItems(items);
    }

    private static Sample? Members(JsonElement element, ref int left)
    {
        var members = new OrderedDictionary<string, Sample>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (Read(member.Value, ref left) is not { } value)
                return null;
            members[member.SafeName()] = value;
        }

        return Sample.OfMembers(ScriptOrder.Members(members));
    }
}

/// <summary>The order in which JavaScript keeps an object's members: array indexes first, ascending, then the others as they came.</summary>
internal static class ScriptOrder
{
    /// <summary>The members in that order; the same instance where they have it.</summary>
    public static OrderedDictionary<string, T> Of<T>(OrderedDictionary<string, T> members) where T : class
    {
        List<string>? indexes = null;
        for (var at = 0; at < members.Count; at++)
        {
            if (IsIndex(members.GetAt(at).Key))
                (indexes ??= []).Add(members.GetAt(at).Key);
        }

        if (indexes is null)
            return members;
        indexes.Sort(static (left, right) => left.Length == right.Length ? string.CompareOrdinal(left, right) : left.Length - right.Length);
        var ordered = new OrderedDictionary<string, T>(members.Count, StringComparer.Ordinal);
        foreach (var name in indexes)
            ordered.Add(name, members[name]);
        foreach (var (name, value) in members)
            ordered.TryAdd(name, value);
        return ordered;
    }

    /// <summary>An object's members in that order.</summary>
    public static List<Sample.Member> Members(OrderedDictionary<string, Sample> members)
    {
        var list = new List<Sample.Member>(members.Count);
        foreach (var (name, value) in Of(members))
            list.Add(new Sample.Member(name, value));
        return list;
    }

    private static bool IsIndex(string name) =>
        name.Length is > 0 and <= 10 && char.IsAsciiDigit(name[0]) && (name[0] != '0' || name.Length == 1)
        && uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index != uint.MaxValue;
}
