using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Tests.Core.Models;

namespace ApiPack.Etl.Tests.Lake.Responses;

public sealed class ResponseStepTests
{
    private static readonly ScoringRequest Request = new() { Context = "a\n", Target = "b" };
    private readonly MemoryResponses store = new();

    [Fact]
    public void A_used_response_is_a_row_with_its_request_reply_and_tokens()
    {
        var response = new StoredResponse(ResponseKey.Of("test:m@1", Request), "test:m@1", ModelJson.Text(Request.WriteTo), new ScoringReply(-1.5, 3, 0) { Usage = new(9, 1) });
        store.Add(response);

        var row = new ResponseStep(store).Run(new UsedResponse(response.Key, "api")).ShouldHaveSingleItem().Row;

        row.ShouldBe(new ResponseRow(response, "api"));
        var values = new List<object?>();
        ResponseRow.Schema.Write(row, new ValueList(values));
        values.ShouldBe([response.Key, "api", "test:m@1", "scoring", response.Request, response.Reply.ToJson(), 9L, 1L]);
    }

    [Fact]
    public void A_missing_response_fails_the_build_and_rejects_no_row() =>
        Should.Throw<ModelException>(() => new ResponseStep(store).Run(new UsedResponse(new string('a', 64), "api")).ToList()).RejectReason.ShouldBeNull();

    private sealed class ValueList(List<object?> values) : IRowWriter
    {
        public void Text(string? value) => values.Add(value);

        public void Long(long? value) => values.Add(value);

        public void Double(double? value) => values.Add(value);

        public void Boolean(bool? value) => values.Add(value);

        public void TextList(IReadOnlyList<string> value) => values.Add(value);
    }
}
