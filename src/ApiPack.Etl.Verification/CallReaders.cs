using ApiPack.Etl.Verification.C;
using ApiPack.Etl.Verification.Go;
using ApiPack.Etl.Verification.Java;
using ApiPack.Etl.Verification.Node;
using ApiPack.Etl.Verification.Php;
using ApiPack.Etl.Verification.Python;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Ruby;
using ApiPack.Etl.Verification.Sent;
using ApiPack.Etl.Verification.Shell;
using ApiPack.Etl.Verification.Swift;
using ApiPack.Etl.Verification.Xhr;

namespace ApiPack.Etl.Verification;

/// <summary>The readers of generated code, one a language.</summary>
public static class CallReaders
{
    private static readonly CallReader[] All =
    [
        new("cURL", ShellReader.Read),
        new("java", JavaReader.Read),
        new("node", NodeReader.Read),
        new("python", PythonReader.Read),
        new("go", GoReader.Read),
        new("ruby", RubyReader.Read),
        new("php", PhpReader.Read),
        new("swift", SwiftReader.Read),
        new("libcurl", CReader.Read),
        new("javascript", XhrReader.Read),
    ];

    /// <summary>The dataset's language values that can be read, in the paper's order.</summary>
    public static IReadOnlyList<string> Languages { get; } = Array.ConvertAll(All, static reader => reader.Lang);

    /// <summary>Reads what a call's code would send.</summary>
    /// <param name="lang">The dataset's language value.</param>
    /// <param name="code">The code, whole.</param>
    /// <param name="sent">Where it goes; what it held is forgotten.</param>
    /// <returns>Null, or where the code is something else than the generated form and what.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static string? Read(string lang, ReadOnlySpan<char> code, SentRequest sent)
    {
        sent.Clear();
        var cursor = new CodeCursor(code);
        var reader = Of(lang);
        if (reader.Read(ref cursor, sent) && cursor.ExpectEnd() && (sent.Text.HasBadBytes || sent.Paths.HasBadBytes))
            cursor.Fail("bytes that are no UTF-8");
        return cursor.Finding;
    }

    private static CallReader Of(string lang)
    {
        foreach (var reader in All)
        {
            if (reader.Lang == lang)
                return reader;
        }

        throw new ArgumentException($"no reader for the language {lang}", nameof(lang));
    }

    private delegate bool ReadCode(ref CodeCursor code, SentRequest sent);

    private sealed record CallReader(string Lang, ReadCode Read);
}
