using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.Wire;

/// <summary>A piece of a body: a text, or the content of a file.</summary>
/// <param name="Text">The text, or the file's name.</param>
/// <param name="IsFile">True for a file.</param>
/// <param name="Sample">A file's sample content.</param>
internal sealed record BodyPiece(string Text, bool IsFile, string Sample = "")
{
    private bool commonRead;

    /// <summary>The text as the one literal that Java, Python, Go, Ruby, PHP and C have for it; null where they differ.</summary>
    public string? Common
    {
        get
        {
            if (!commonRead)
                field = CommonString.Of(Text);
            commonRead = true;
            return field;
        }
    }
}
