using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>The names of an object's members that count, found by their UTF-8 as it stands in the document.</summary>
internal sealed class MemberNames
{
    private readonly byte[][] names;
    private readonly List<int>[] byLength;

    /// <summary>Takes the names in the order of their numbers, from 0.</summary>
    public MemberNames(string[] names)
    {
        this.names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        byLength = new List<int>[1 + names.Max(static name => name.Length)];
        for (var length = 0; length < byLength.Length; length++)
            byLength[length] = [];
        for (var number = 0; number < names.Length; number++)
            byLength[names[number].Length].Add(number);
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

    /// <summary>A member's name in UTF-8, unescaped.</summary>
    public static ReadOnlySpan<byte> Of(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.SafeName()) : raw;
    }
}
