using System.Buffers;
using System.Globalization;
using System.Text;
using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Node;

/// <summary>Reads an object of strings and lists of strings, and writes it as the package <c>qs</c> (6.5) does for <c>qs</c> and <c>form</c>.</summary>
internal static class NodeQuery
{
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Reads the object into <see cref="SentRequest.Scratch"/>, encoded.</summary>
    public static bool Read(ref CodeCursor code, SentRequest sent)
    {
        var to = sent.Scratch;
        to.Clear();
        sent.NameList.Clear();
        var pairs = JavaScriptMembers.OfObject(ref code);
        while (pairs.MoveNext(ref code))
        {
            if (!JavaScriptValue.Name(ref code, sent.Text, out var name) || !IsPlain(ref code, sent, name))
                return false;
            if (code.Next == '[' ? !ReadList(ref code, sent, name) : !ReadValue(ref code, sent, name, null))
                return false;
        }

        return pairs.IsRead;
    }

    private static bool ReadList(ref CodeCursor code, SentRequest sent, Slice name)
    {
        var index = 0;
        var items = JavaScriptMembers.OfArray(ref code);
        while (items.MoveNext(ref code))
        {
            if (!ReadValue(ref code, sent, name, index++))
                return false;
        }

        return items.IsRead;
    }

    /// <summary>Reads a string and writes the pair; an item of a list gets its index, in brackets that are encoded too.</summary>
    private static bool ReadValue(ref CodeCursor code, SentRequest sent, Slice name, int? index)
    {
        if (!JavaScriptValue.Text(ref code, sent.Text, out var value))
            return false;
        var to = sent.Scratch;
        if (to.Length > 0)
            to.Append('&');
        Encode(sent.Text[name], to);
        if (index is { } number)
        {
            Span<char> digits = stackalloc char[11];
            number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
            to.Append("%5B");
            to.Append(digits[..length]);
            to.Append("%5D");
        }

        to.Append('=');
        Encode(sent.Text[value], to);
        return true;
    }

    private static void Encode(ReadOnlySpan<char> text, SentText to)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Unreserved);
            to.Append(plain < 0 ? text : text[..plain]);
            if (plain < 0)
                return;
            text = text[plain..];
            Rune.DecodeFromUtf16(text, out var rune, out var units);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                to.Append('%');
                to.Append("0123456789ABCDEF"[value >> 4]);
                to.Append("0123456789ABCDEF"[value & 15]);
            }

            text = text[units..];
        }
    }

    /// <summary>False, with a finding, for a name that JavaScript moves to the front of an object, or that a later one replaces.</summary>
    public static bool IsPlain(ref CodeCursor code, SentRequest sent, Slice name)
    {
        var text = sent.Text[name];
        if (text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0'))
            return code.Fail("a name that JavaScript moves to the front");

        foreach (var earlier in sent.NameList)
        {
            if (sent.Text[earlier].SequenceEqual(text))
                return code.Fail("a name that is there twice");
        }

        sent.NameList.Add(name);
        return true;
    }
}
