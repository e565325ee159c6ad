using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

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
    public IEnumerable<Outcome<ResponseRow>> Run(UsedResponse row) => [Outcome<ResponseRow>.Keep(new ResponseRow(Read(row.Key), row.ApiId))];

    private StoredResponse Read(string key)
    {
        try
        {
            return store.TryRead(key) ?? throw new InvalidDataException($"{key} is missing, which rows are made of; remove the folder {Store.LakePath.Work} of the lake and build again");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ModelException(ModelFailure.Store, $"the responses of models: {error.Message}", error);
        }
    }
}
