using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>The names of an object's members that count, found by their UTF-8 as it stands in the document.</summary>
internal sealed class MemberNames
{
    private readonly byte[][] names;
    private readonly int[][] byLength;

    /// <summary>Takes the names in the order of their numbers, from 0.</summary>
    public MemberNames(string[] names)
    {
        this.names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        var longest = 0;
        foreach (var name in names)
            longest = Math.Max(longest, name.Length);
        byLength = new int[1 + longest][];
        for (var length = 0; length < byLength.Length; length++)
            byLength[length] = [];
        for (var number = 0; number < names.Length; number++)
            byLength[names[number].Length] = [.. byLength[names[number].Length], number];
    }

    /// <summary>The name's number, or -1 where it does not count.</summary>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= byLength.Length)
            return -1;
        foreach (var number in byLength[name.Length])
        {
            if (name.SequenceEqual(names[number]))
                return number;
        }

        return -1;
    }

    /// <summary>The members of an object by their names' numbers, read in one pass, Undefined where one is absent; of equal names the last counts, and what is no object has none.</summary>
    public JsonElement[] ValuesIn(JsonElement element)
    {
        var values = new JsonElement[names.Length];
        if (element.ValueKind != JsonValueKind.Object)
            return values;
        foreach (var member in element.EnumerateObject())
        {
            if (NumberOf(Of(member)) is >= 0 and var number)
                values[number] = member.Value;
        }

        return values;
    }

    /// <summary>A member's name in UTF-8, unescaped.</summary>
    public static ReadOnlySpan<byte> Of(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.SafeName()) : raw;
    }
}
