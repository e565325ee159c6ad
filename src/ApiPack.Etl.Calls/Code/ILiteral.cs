using System.Buffers;
using ApiPack.Etl.Calls.Wire;

namespace ApiPack.Etl.Calls.Code;

/// <summary>How a language writes a text as a literal, quotes included. One implementation a literal form, in its language's folder.</summary>
public interface ILiteral
{
    /// <summary>Writes the literal that stands for exactly <paramref name="text"/>.</summary>
    static abstract void Write(ReadOnlySpan<char> text, CodeWriter to);
}

/// <summary>A literal form that replaces single characters between quotes.</summary>
internal interface IEscapes
{
    /// <summary>Characters that may need an escape.</summary>
    static abstract SearchValues<char> Special { get; }

    /// <summary>Writes the character at <paramref name="at"/>, escaped where its neighbours make that necessary.</summary>
    static abstract void Escape(ReadOnlySpan<char> text, int at, CodeWriter to);
}

/// <summary>A piece of a body to be written as a literal, by one of the languages that <see cref="CommonString"/> is for.</summary>
/// <param name="piece">The piece.</param>
/// <typeparam name="TLiteral">The literal form of what is not common.</typeparam>
internal readonly ref struct QuotedPiece<TLiteral>(BodyPiece piece) where TLiteral : ILiteral
{
    /// <summary>The piece.</summary>
    public BodyPiece Piece { get; } = piece;
}

/// <summary>A text to be written as a literal.</summary>
/// <param name="text">The text.</param>
/// <typeparam name="TLiteral">The literal form.</typeparam>
public readonly ref struct Quoted<TLiteral>(ReadOnlySpan<char> text) where TLiteral : ILiteral
{
    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text { get; } = text;
}
