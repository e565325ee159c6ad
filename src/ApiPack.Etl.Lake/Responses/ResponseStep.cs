using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Responses;

/// <summary>Row step <c>responses</c>: looks up what rows are made of. A response that the store has not is nobody's row to reject: the lake is broken.</summary>
/// <param name="store">The lake's responses.</param>
public sealed class ResponseStep(IResponseStore store) : IRowStep<UsedResponse, ResponseRow>
{
    /// <inheritdoc />
    public string Name => "responses";

    /// <inheritdoc />
    public RowSchema<UsedResponse> Input => UsedResponse.Schema;

    /// <inheritdoc />
    public RowSchema<ResponseRow> Output => ResponseRow.Schema;

    /// <inheritdoc />
    public long Units(UsedResponse row) => 1;

    /// <inheritdoc />
    public string Key(UsedResponse row) => row.Key;

    /// <inheritdoc />
    public IEnumerable<Outcome<ResponseRow>> Run(UsedResponse row) =>
    [
        Outcome<ResponseRow>.Keep(store.TryRead(row.Key) is { } response
            ? new ResponseRow(response, row.ApiId)
            : throw new ModelException(ModelFailure.Store, $"the response {row.Key} of the model is missing, which rows are made of; remove the lake's folder {LakePath.Work} and build again")),
    ];
}
