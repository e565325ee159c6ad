using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A response of a model that rows are made of: rows name it in their column <c>response</c>.</summary>
/// <param name="Response">What is stored.</param>
/// <param name="ApiId">The API of the rows; the first by id where rows of several APIs are made of it.</param>
public sealed record ResponseRow(StoredResponse Response, string ApiId)
{
    /// <summary>Layout of the rows; <c>kind</c> is the request's, <c>request</c> and <c>reply</c> are JSON.</summary>
    public static RowSchema<ResponseRow> Schema { get; } = new(
        [
            new("response", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("model", ColumnType.Text),
            new("kind", ColumnType.Text),
            new("request", ColumnType.Text),
            new("reply", ColumnType.Text),
            new("prompt_tokens", ColumnType.Long),
            new("completion_tokens", ColumnType.Long),
        ],
        static (row, to) =>
        {
            to.Text(row.Response.Key);
            to.Text(row.ApiId);
            to.Text(row.Response.Model);
            to.Text(Kind(row.Response.Request));
            to.Text(row.Response.Request);
            to.Text(row.Response.Reply.ToJson());
            to.Long(row.Response.Reply.Usage.PromptTokens);
            to.Long(row.Response.Reply.Usage.CompletionTokens);
        },
        static from => new ResponseRow(new StoredResponse(from.Text(0), from.Text(2), from.Text(4), ModelReply.Read(from.Text(5))), from.Text(1)));

    private static string? Kind(string request)
    {
        using var document = JsonDocument.Parse(request);
        return document.RootElement.GetProperty("kind").GetString();
    }
}
