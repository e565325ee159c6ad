using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.Lake.Responses;

public sealed class LakeResponsesTests : IDisposable
{
    private static readonly GenerationRequest Request = new() { Prompt = Prompt.User("Write “it”.\n"), Count = 2, Stop = ["\n"] };
    private readonly LakeFixture lake = new();

    [Fact]
    public void A_response_is_a_file_under_its_key_and_read_back_as_it_was()
    {
        var response = Response("a", "b\n“c”");
        var store = new LakeResponses(lake.Store);

        store.TryRead(response.Key).ShouldBeNull();
        store.Add(response).Reply.ToJson().ShouldBe(response.Reply.ToJson());

        var path = $"responses/{response.Key[..2]}/{response.Key[2..4]}/{response.Key}.json";
        lake.ReadText(path).ShouldBe($$"""{"key":"{{response.Key}}","model":"test:m@1","request":{{response.Request}},"response":{{response.Reply.ToJson()}}}""");
        var read = new LakeResponses(lake.Store).TryRead(response.Key)!;
        (read.Key, read.Model, read.Request, read.Reply.ToJson()).ShouldBe((response.Key, response.Model, response.Request, response.Reply.ToJson()));
    }

    [Fact]
    public void The_first_writer_wins_and_the_second_gets_its_reply()
    {
        var (mine, other) = (Response("mine"), Response("other"));
        var racing = new LakeResponses(new RacingStore(lake.Store, () => new LakeResponses(lake.Store).Add(other)));

        racing.Add(mine).Reply.ToJson().ShouldBe(other.Reply.ToJson());
        racing.TryRead(mine.Key)!.Reply.ToJson().ShouldBe(other.Reply.ToJson());
    }

    [Fact]
    public void Of_many_writers_at_once_all_go_on_with_one_reply()
    {
        var replies = new string[32];

        Parallel.For(0, replies.Length, at => replies[at] = new LakeResponses(new LocalLakeStore(lake.Store.Root)).Add(Response(new string('x', 4096 + at))).Reply.ToJson());

        replies.Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(lake.Store.Resolve("responses"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_a_killed_writer_left_half_written_is_no_response()
    {
        var response = Response("whole");
        var folder = $"responses/{response.Key[..2]}/{response.Key[2..4]}";
        lake.WriteText($"{folder}/.{response.Key}.json.1f2e", "{\"key\":\"");
        var store = new LakeResponses(lake.Store);

        store.TryRead(response.Key).ShouldBeNull();
        store.Add(response).Reply.ToJson().ShouldBe(response.Reply.ToJson());
    }

    [Fact]
    public void A_broken_file_is_an_error_that_names_it_and_is_never_replaced()
    {
        var response = Response("true");
        var path = $"responses/{response.Key[..2]}/{response.Key[2..4]}/{response.Key}.json";
        var store = new LakeResponses(lake.Store);
        store.Add(response);
        var whole = lake.ReadText(path);
        var moved = Response("true") with { Key = new string('0', 64) };

        foreach (var broken in new[]
        {
            "", whole[..^1], whole[..(whole.Length / 2)], "[]", "{}", "null",
            whole.Replace("test:m@1", "test:m@2", StringComparison.Ordinal),
            whole.Replace("\"seed\":0", "\"seed\":1", StringComparison.Ordinal),
            whole.Replace("\"kind\":\"generation\",\"texts\"", "\"kind\":\"other\",\"texts\"", StringComparison.Ordinal),
            whole.Replace("\"texts\":[\"true\"]", "\"texts\":7", StringComparison.Ordinal),
            whole.Replace(response.Key, moved.Key, StringComparison.Ordinal),
        })
        {
            broken.ShouldNotBe(whole);
            lake.WriteText(path, broken);
            foreach (var access in new Action[] { () => store.TryRead(response.Key), () => store.Add(response) })
            {
                var failure = Should.Throw<ModelException>(access, broken);
                failure.Failure.ShouldBe(ModelFailure.Store);
                failure.Message.ShouldContain(path);
            }

            lake.ReadText(path).ShouldBe(broken);
        }
    }

    [Fact]
    public void A_response_under_a_key_that_is_not_its_own_is_not_written()
    {
        var response = Response("a");

        Should.Throw<ArgumentException>(() => new LakeResponses(lake.Store).Add(response with { Model = "test:m@2" }));
        lake.Store.List("responses").ShouldBeEmpty();
    }

    [Fact]
    public void A_disk_that_fails_is_a_failure_of_the_store()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(lake.Store.Root).FullName, "responses"), "a file where the folder should be");

        Should.Throw<ModelException>(() => new LakeResponses(lake.Store).Add(Response("a"))).Failure.ShouldBe(ModelFailure.Store);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("ABCDEF")]
    public void A_key_that_is_none_is_refused(string key) => Should.Throw<ArgumentException>(() => new LakeResponses(lake.Store).TryRead(key));

    public void Dispose() => lake.Dispose();

    private static StoredResponse Response(params string[] texts) =>
        new(ResponseKey.Of("test:m@1", Request), "test:m@1", ModelJson.Text(Request.WriteTo), new GenerationReply(texts) { Usage = new(12, 3) });
}
