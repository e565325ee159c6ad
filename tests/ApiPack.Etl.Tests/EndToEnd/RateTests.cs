using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Tests.EndToEnd;

public class RateTests
{
    [Fact]
    public void A_moment_has_rows_rate_and_the_time_that_is_left() =>
        Describe(new StageProgress("calls", 3_000, 3_000), 12_000, seconds: 2).ShouldBe("3,000 of 12,000, 1,500/s, 00:06 left");

    [Fact]
    public void A_model_stage_has_tokens_too() =>
        Describe(new StageProgress("labels", 1_000, 990) { Asked = new ModelCounts(1_000, 0, new ModelUsage(74_000, 1_000)) }, 91_000, seconds: 10)
            .ShouldBe("1,000 of 91,000, 100/s, 7,500 tokens/s, 15:00 left");

    [Fact]
    public void Replies_from_the_lake_do_not_make_the_rest_look_short() =>
        Describe(new StageProgress("labels", 10_000, 10_000) { Asked = new ModelCounts(100, 9_900, new ModelUsage(70_000, 100)) }, 82_000, seconds: 10)
            .ShouldBe("10,000 of 82,000, 1,000/s, 7,010 tokens/s, 9,900 replies from the lake, 2:00:00 left");

    [Fact]
    public void Where_the_lake_has_all_replies_the_rate_is_theirs() =>
        Describe(new StageProgress("labels", 500, 500) { Asked = new ModelCounts(0, 500, default) }, 1_000, seconds: 1)
            .ShouldBe("500 of 1,000, 500/s, 500 replies from the lake, 00:01 left");

    [Fact]
    public void Without_a_total_or_at_the_end_no_time_is_left_to_tell()
    {
        Describe(new StageProgress("files", 10, 10), null, seconds: 1).ShouldBe("10, 10/s");
        Describe(new StageProgress("files", 10, 10), 10, seconds: 1).ShouldBe("10 of 10, 10/s");
    }

    [Fact]
    public void An_engine_that_counts_tasks_tells_of_tasks() =>
        Describe(new StageProgress("files", 0, 0) { Tasks = 2_000, TasksDone = 1_500 }, 10, seconds: 1).ShouldBe("1,500 of 2,000 tasks");

    private static string Describe(StageProgress moment, long? total, double seconds) => Rate.Describe(moment, total, TimeSpan.FromSeconds(seconds));
}
