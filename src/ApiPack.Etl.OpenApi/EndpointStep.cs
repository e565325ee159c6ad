using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi.Endpoints;
using ApiPack.Etl.OpenApi.Versions;

namespace ApiPack.Etl.OpenApi;

/// <summary>
/// The row step <c>endpoints</c>: a kept file to its endpoints, each with its resolved request (paper 3.1 and 9.5). Every operation is kept or
/// rejected: <c>changed-file</c>, <c>unreadable</c>, <c>invalid</c> (whole files), <c>invalid-operation</c>, <c>no-text</c>.
/// </summary>
/// <param name="contents">Where the files' bytes come from.</param>
/// <param name="parser">Parses a file to JSON.</param>
/// <param name="mode">How arguments without a documented value are written.</param>
/// <param name="limits">Bounds of sampled values.</param>
public sealed class EndpointStep(IFileContents contents, IDocumentParser? parser = null, ArgumentMode mode = ArgumentMode.Placeholder, SampleLimits? limits = null)
    : IRowStep<FileRow, EndpointRow>
{
    private readonly IDocumentParser parser = parser ?? new JsonDocumentParser();
    private readonly SampleLimits limits = limits ?? new SampleLimits();

    /// <summary>Reject operations without summary and description, as the paper does; calls alone need no text.</summary>
    public bool RequireText { get; init; } = true;

    /// <summary>The sources whose files' code samples go with their endpoints, by name; none unless said.</summary>
    public Func<string, bool> CarriesSamples { get; init; } = static _ => false;

    /// <inheritdoc/>
    public string Name => "endpoints";

    /// <inheritdoc/>
    public RowSchema<FileRow> Input => FileRow.Schema;

    /// <inheritdoc/>
    public RowSchema<EndpointRow> Output => EndpointRow.Schema;

    /// <inheritdoc/>
    public long Units(FileRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Operations;
    }

    /// <inheritdoc/>
    public string Key(FileRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.Source}:{row.Path}";
    }

    /// <inheritdoc/>
    public IEnumerable<Outcome<EndpointRow>> Run(FileRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        byte[] content;
        try
        {
            content = contents.Read(row.Source, row.Path);
        }
        catch (IOException problem)
        {
            return [Drop(row, "unreadable", problem.Message)];
        }

        if (Ids.File(content) != row.FileId)
            return [Drop(row, "changed-file", "the file's bytes are not those that were listed")];
        try
        {
            return Endpoints(row, parser.Parse(row, content));
        }
        catch (JsonException problem)
        {
            return [Drop(row, "invalid", problem.Message)];
        }
    }

    private IEnumerable<Outcome<EndpointRow>> Endpoints(FileRow row, JsonDocument declared)
    {
        using (declared)
        using (var converted = OpenApi2.Is(declared.RootElement) ? OpenApi2.Convert(declared.RootElement) : null)
        {
            var root = (converted ?? declared).RootElement;
            var source = converted is null ? default : declared.RootElement;
            var reader = new EndpointReader(row, root, source, mode, limits) { RequireText = RequireText, CarriesSamples = CarriesSamples(row.Source) };
            foreach (var site in reader.Sites)
                yield return reader.Read(site);
        }
    }

    private Outcome<EndpointRow> Drop(FileRow row, string reason, string detail) =>
        Outcome<EndpointRow>.Drop(new Reject(Key(row), reason, detail, row.Operations));
}
