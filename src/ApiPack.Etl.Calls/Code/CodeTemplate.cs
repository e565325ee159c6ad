using System.Runtime.CompilerServices;

namespace ApiPack.Etl.Calls.Code;

/// <summary>Lets a <see cref="CodeWriter"/> take interpolated code without building strings.</summary>
[InterpolatedStringHandler]
public readonly ref struct CodeTemplate
{
    private readonly CodeWriter to;

    /// <summary>Begins a piece of code; called by the compiler.</summary>
    public CodeTemplate(int literalLength, int formattedCount, CodeWriter to)
    {
        _ = literalLength + formattedCount;
        this.to = to;
    }

    /// <summary>Writes the fixed code between the holes.</summary>
    public void AppendLiteral(string code) => to.Write(code);

    /// <summary>Fills a hole with text as it is.</summary>
    public void AppendFormatted(string? text) => to.Write(text);

    /// <summary>Fills a hole with text as it is.</summary>
    public void AppendFormatted(ReadOnlySpan<char> text) => to.Write(text);

    /// <summary>Fills a hole with a literal of the language.</summary>
    public void AppendFormatted<TLiteral>(Quoted<TLiteral> literal) where TLiteral : ILiteral => TLiteral.Write(literal.Text, to);

    /// <summary>Fills a hole with a piece of a body as a literal of the language.</summary>
    internal void AppendFormatted<TLiteral>(QuotedPiece<TLiteral> literal) where TLiteral : ILiteral
    {
        if (literal.Piece.Common is { } common)
            to.Write(common);
        else
            TLiteral.Write(literal.Piece.Text, to);
    }

    /// <summary>Ends the piece; it went to <paramref name="writer"/> hole by hole.</summary>
    internal void End(CodeWriter writer) => System.Diagnostics.Debug.Assert(ReferenceEquals(to, writer), "a template writes to the writer it is given to");
}
