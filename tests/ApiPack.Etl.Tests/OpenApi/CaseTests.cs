using System.Text;
using System.Text.Json;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

/// <summary>Documents in, rows out: each file of <c>cases</c> holds a document, the columns expected of each row, and the rejects expected.</summary>
public class CaseTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "OpenApi", "cases"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_document_gives_its_rows(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "OpenApi", "cases", file)));
        var mode = expected.RootElement.TryGetProperty("arguments", out var arguments) && arguments.GetString() == "filled" ? ArgumentMode.Filled : ArgumentMode.Placeholder;

        var outcomes = Reading.Outcomes(expected.RootElement.GetProperty("spec").GetRawText(), mode);

        var rows = outcomes.Where(outcome => outcome.Reject is null).Select(outcome => Columns(outcome.Row)).ToList();
        rows.Count.ShouldBe(expected.RootElement.GetProperty("rows").GetArrayLength());
        foreach (var (row, wanted) in rows.Zip(expected.RootElement.GetProperty("rows").EnumerateArray()))
        {
            foreach (var column in wanted.EnumerateObject())
                row[column.Name].ShouldBe(Canonical(column.Value), $"{file}: {column.Name}");
        }

        outcomes.Select(outcome => outcome.Reject).OfType<Reject>().Select(reject => $"{reject.Key} {reject.Reason}")
            .ShouldBe(expected.RootElement.GetProperty("rejects").EnumerateArray().Select(item => item.GetString()!));
    }

    private static Dictionary<string, string> Columns(EndpointRow row)
    {
        var writer = new ColumnWriter();
        EndpointRow.Schema.Write(row, writer);
        return EndpointRow.Schema.Columns.Zip(writer.Values).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    /// <summary>A text as it stands; an object, which stands for a column of JSON, as compact JSON.</summary>
    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object => Compact(value),
        _ => value.GetRawText(),
    };

    private static string Compact(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private sealed class ColumnWriter : IRowWriter
    {
        public List<string> Values { get; } = [];

        public void Text(string? value) => Values.Add(value ?? "null");

        public void Long(long? value) => Values.Add($"{value}");

        public void Double(double? value) => Values.Add($"{value}");

        public void Boolean(bool? value) => Values.Add(value == true ? "true" : "false");

        public void TextList(IReadOnlyList<string> value) => Values.Add(string.Join('|', value));
    }
}
