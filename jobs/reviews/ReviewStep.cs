using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Jobs.Reviews;

/// <summary>Writes reviews as they are.</summary>
internal sealed class ReviewStep : IRowStep<ReviewRow, ReviewRow>
{
    public string Name => "reviews";

    public RowSchema<ReviewRow> Input => ReviewRow.Schema;

    public RowSchema<ReviewRow> Output => ReviewRow.Schema;

    public long Units(ReviewRow row) => 1;

    public string Key(ReviewRow row) => row.EndpointId;

    public IEnumerable<Outcome<ReviewRow>> Run(ReviewRow row) => [Outcome<ReviewRow>.Keep(row)];
}
