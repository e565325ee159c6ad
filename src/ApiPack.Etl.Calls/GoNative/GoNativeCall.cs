using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.Wire;

namespace ApiPack.Etl.Calls.GoNative;

/// <summary>Go with net/http.</summary>
internal static class GoNativeCall
{
    public static void Write(WireRequest request, CodeWriter to)
    {
        var hasBody = request.HasFiles || request.Text is { Length: > 0 };
        to.Write("package main\n\nimport (\n\t\"fmt\"\n");
        to.Write(hasBody ? "\t\"strings\"\n" : "");
        to.Write($"\t\"net/http\"\n\t\"io/ioutil\"\n)\n\nfunc main() {{\n\n\turl := {Text(request.Url.Full)}\n\n");
        if (hasBody)
            WritePayload(request.Pieces, to);
        to.Write($"\treq, _ := http.NewRequest({Text(request.Method)}, url, {(hasBody ? "payload" : "nil")})\n\n");
        var headers = request.HeadersWithBoundaryAndCookie;
        foreach (var header in headers)
            to.Write($"\treq.Header.Add({Text(header.Name)}, {Text(header.Value)})\n");
        to.Write(headers.Length > 0 ? "\n" : "");
        to.Write("\tres, _ := http.DefaultClient.Do(req)\n\n\tdefer res.Body.Close()\n\tbody, _ := ioutil.ReadAll(res.Body)\n\n\tfmt.Println(res)\n\tfmt.Println(string(body))\n\n}");
    }

    private static void WritePayload(BodyPiece[] pieces, CodeWriter to)
    {
        var files = 0;
        foreach (var piece in pieces)
        {
            if (piece.IsFile)
                to.Write($"\tfile{Number(++files)}, _ := ioutil.ReadFile({Text(piece.Text)})\n");
        }

        to.Write(files > 0 ? "\n\tpayload := strings.NewReader(" : "\tpayload := strings.NewReader(");
        files = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            to.Write(i > 0 ? " + " : "");
            if (pieces[i].IsFile)
                to.Write($"string(file{Number(++files)})");
            else
                to.Write($"{Text(pieces[i])}");
        }

        to.Write(")\n\n");
    }

    /// <summary>What tells a file's variable from the first: nothing, 2, 3, …</summary>
    private static string Number(int file) => file == 1 ? "" : $"{file}";

    private static Quoted<GoString> Text(string text) => new(text);

    private static QuotedPiece<GoString> Text(BodyPiece piece) => new(piece);
}
