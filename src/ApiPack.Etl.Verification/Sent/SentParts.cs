namespace ApiPack.Etl.Verification.Sent;

/// <summary>What a sent body is.</summary>
public enum SentBody
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Text, with files in it perhaps.</summary>
    Text,

    /// <summary>A JSON value that the language serializes.</summary>
    Json,

    /// <summary>Parts of a multipart that the library puts together.</summary>
    Parts,
}

/// <summary>A header line.</summary>
public readonly record struct SentHeader(Slice Name, Slice Value);

/// <summary>A file read into a body.</summary>
/// <param name="Place">Where in the body's text its content stands, in UTF-16 units from the body's start.</param>
/// <param name="Path">Its path on the caller's disk; null where a person chooses the file.</param>
public readonly record struct SentFile(int Place, Slice? Path);

/// <summary>A part of a multipart.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Value">The value; of a file that is read, its path (a slice of <see cref="SentRequest.Paths"/>).</param>
/// <param name="IsFile">True when <paramref name="Value"/> is a path.</param>
/// <param name="FileName">The file name told to the server, or null when there is none or the library derives it from the path.</param>
/// <param name="ContentType">The part's own content type, or null.</param>
public readonly record struct SentPart(Slice Name, Slice Value, bool IsFile = false, Slice? FileName = null, Slice? ContentType = null);
