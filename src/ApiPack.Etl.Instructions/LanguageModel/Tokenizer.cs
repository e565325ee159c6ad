using System.Text;

namespace ApiPack.Etl.Instructions.LanguageModel;

/// <summary>Cuts texts into tokens: the longest piece that fits, else the bytes of the character's UTF-8. Every text of whole characters comes back as it was.</summary>
public static class Tokenizer
{
    /// <summary>The tokens of a text, without begin and end. Half a surrogate pair counts as U+FFFD, as UTF-8 has it.</summary>
    public static IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<int>(text.Length / 4);
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < text.Length;)
        {
            if (LongestPiece(text.AsSpan(at), out var token, out var length))
            {
                tokens.Add(token);
                at += length;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var read);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                tokens.Add(TokenVocabulary.FirstByte + value);
            at += read;
        }

        return tokens;
    }

    /// <summary>The tokens of a text as a model reads it: <see cref="TokenVocabulary.Begin"/> before them.</summary>
    public static IReadOnlyList<int> EncodeWhole(string text) => [TokenVocabulary.Begin, .. Encode(text)];

    /// <summary>The text of tokens; begin and end give none, bytes that are no UTF-8 give U+FFFD.</summary>
    public static string Decode(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            if (token >= TokenVocabulary.FirstPiece)
                bytes.AddRange(Encoding.ASCII.GetBytes(TokenVocabulary.Piece(token)));
            else if (token >= TokenVocabulary.FirstByte)
                bytes.Add((byte)(token - TokenVocabulary.FirstByte));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool LongestPiece(ReadOnlySpan<char> text, out int token, out int length)
    {
        length = text[0] == ' ' ? 1 : 0;
        while (length < text.Length && length < TokenVocabulary.LongestPiece && char.IsAsciiLetter(text[length]))
            length++;
        for (; length > 1; length--)
        {
            if (TokenVocabulary.TryFind(text[..length], out token))
                return true;
        }

        token = 0;
        return false;
    }
}
